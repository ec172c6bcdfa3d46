package dk.pip.readers;

import dk.pip.shared.ItemByItem;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Has the other modules forget whom this one has forgotten: a reader in all of them, or in none and once more a little later.
/// Whoever erases need not wait for it, nor know which modules there are.
@Component
public class ForgetElsewhere {
  private static final int AT_ONCE = 200;

  private final ReaderRows readers;
  private final ObjectProvider<KeptElsewhere> keptElsewhere;
  private final TransactionOperations transactions;

  ForgetElsewhere(ReaderRows readers, ObjectProvider<KeptElsewhere> keptElsewhere, TransactionOperations transactions) {
    this.readers = readers;
    this.keptElsewhere = keptElsewhere;
    this.transactions = transactions;
  }

  /// All who wait for it.
  public void run() {
    var pages =
        Stream.iterate(readers.forgotten(0, AT_ONCE), page -> !page.isEmpty(), page -> readers.forgotten(page.getLast().value(), AT_ONCE));
    ItemByItem.forEach(
        pages.flatMap(List::stream)::iterator,
        reader -> "Forgetting reader " + reader.value() + " in other modules",
        reader -> transactions.executeWithoutResult(_ -> forget(reader)));
  }

  private void forget(ReaderId reader) {
    keptElsewhere.forEach(other -> other.forget(reader));
    readers.forgottenEverywhere(reader);
  }
}
