package dk.pip.documents;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps documents whose words are to be known: a bean in each module that does. All of them are named by the hash of their bytes.
public interface DocumentSource {
  /// A document whose words nobody has asked for yet.
  record Offer(String sha256, DocumentKind kind) {}

  /// Those that were not offered before, and that are held so until the transaction ends; it notes that they are now.
  List<Offer> offer(int most);

  Optional<byte[]> find(String sha256);

  /// Those of them that are there.
  Set<String> there(Collection<String> sha256s);
}
