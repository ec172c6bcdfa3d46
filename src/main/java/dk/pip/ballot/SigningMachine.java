package dk.pip.ballot;

import dk.pip.ballot.blind.BlindKey;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The second signer’s machine: it fetches blinded messages, signs each once and never more in all than it was told, and keeps its key and
/// what it has signed in a file of its own, which is of one vote: a key that signs for two could be used twice for one card. It asks; nobody
/// asks it.
public final class SigningMachine {
  private static final String ADDRESS = "/stem/anden-underskrift";
  private static final int MOST_SENT = 50;

  private final BoothClient site;
  private final String token;
  private final int most;
  private final Path file;
  private final BlindKey key;
  private final Map<String, String> signed = new TreeMap<>();

  /// The vote of the file; empty before there is one.
  private String vote;
  private Map<String, String> unsent = new LinkedHashMap<>();
  private boolean asked;

  private SigningMachine(URI site, String token, int most, Path file, BlindKey key, String vote) {
    this.site = new BoothClient(site);
    this.token = token;
    this.most = most;
    this.file = file;
    this.key = key;
    this.vote = vote;
  }

  /// With the key and all that was signed before, where the file is there; with a fresh key where it isn’t.
  ///
  /// @param most cards that it signs in all
  public static SigningMachine open(URI site, String token, int most, Path file) throws IOException {
    if (!Files.exists(file)) {
      return new SigningMachine(site, token, most, file, BlindKey.make(), "");
    }
    var known = VoteJson.tree(Files.readString(file));
    var machine = new SigningMachine(site, token, most, file, BlindKey.read(CastBallot.bytes(known.path("key").asString(""))), known.path("vote").asString(""));
    known.path("signed").properties().forEach(each -> machine.signed.put(each.getKey(), each.getValue().asString("")));
    return machine;
  }

  /// What was said, and how far it is.
  ///
  /// @param refused cards beyond the most, which were not signed
  public record Step(int status, String title, VoteState state, int signed, int refused) {
    /// The file is of another vote than the token: nothing was sent of it, and nothing signed.
    private static final int OTHER_VOTE = 0;

    public boolean isKnown() {
      return status == 200;
    }

    public boolean isOfOtherVote() {
      return status == OTHER_VOTE;
    }
  }

  public String fingerprint() {
    return Tracker.letters(Sha256.of(key.publicPart().encoded()));
  }

  /// Sends what was signed since the last time, fetches what waits, and signs it.
  public Step step() throws IOException, InterruptedException {
    if (!asked) {
      var about = site.post(ADDRESS, CanonicalJson.of(Map.of("token", token)));
      if (about.status() != 200) {
        return nothing(about.status());
      }
      var theirs = VoteJson.tree(about.body()).path("vote").asString("");
      if (vote.isEmpty() && !Files.exists(file)) {
        vote = theirs;
        keep();
      }
      if (!vote.equals(theirs)) {
        return nothing(Step.OTHER_VOTE);
      }
      asked = true;
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("token", token);
    body.put("key", CastBallot.text(key.publicPart().encoded()));
    body.put("signed", unsent.entrySet().stream().map(each -> Map.of("blinded", each.getKey(), "signed", each.getValue())).toList());
    var said = site.post(ADDRESS, CanonicalJson.of(body));
    if (said.status() != 200) {
      return nothing(said.status());
    }
    var answer = VoteJson.tree(said.body());
    var refused = 0;
    var next = new LinkedHashMap<String, String>();
    for (var each : answer.path("waiting")) {
      var blinded = each.asString("");
      var known = signed.get(blinded);
      if (known == null && signed.size() >= most) {
        refused++;
        continue;
      }
      if (known == null) {
        known = CastBallot.text(key.sign(CastBallot.bytes(blinded)));
        signed.put(blinded, known);
      }
      if (next.size() < MOST_SENT) {
        next.put(blinded, known);
      }
    }
    if (!next.isEmpty()) {
      // On the disk before anybody has it, so that a crash is no way to have more signed.
      keep();
    }
    unsent = next;
    return new Step(200, answer.path("title").asString(""), VoteState.valueOf(answer.path("state").asString("DRAFT")), signed.size(), refused);
  }

  private Step nothing(int status) {
    return new Step(status, "", VoteState.DRAFT, signed.size(), 0);
  }

  private void keep() throws IOException {
    var text = CanonicalJson.of(Map.of("vote", vote, "key", CastBallot.text(key.encoded()), "signed", signed));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
