package dk.pip.api;

import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.shared.Dates;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.time.LocalDate;

/// Brings editions out, as an editor does.
final class PublishedForApi extends PipTest {
  static final String SECRET_HEADLINE = "Lønnen stiger";

  private PublishedForApi() {}

  static Client editor() {
    return as(alice);
  }

  /// @return the address of its desk
  static String publish(Bundles bundle) {
    var desk = editor().attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    editor().fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    return desk;
  }

  /// An edition of a month for staff, about what nobody else may know.
  static String publishForStaff(String month) {
    var bundle = Bundles.smallOf(month);
    return publish(
        bundle
            .replacing(Bundles.EDITION, "number: 3", "number: 3\naudience: staff")
            .replacing("stories/historie-" + month + ".md", "Bænken vandt", SECRET_HEADLINE));
  }

  /// A promise with a step, for those who may see it.
  static void promise(CommitmentAudience audience) {
    var commitments = bean(Commitments.class);
    var today = LocalDate.ofInstant(clock().instant(), Dates.ZONE);
    var terms = CommitmentTerms.of("Bænken er malet", today.plusDays(30), bean(Contacts.class).outside("", "", "Søtorvets Venner", ""), null).withAmount(500L).withSign("Den er rød").withPlace("Søtorvet");
    var id = commitments.make(new By.ByPip(), new NewCommitment(terms, audience, new CommitmentSource(CommitmentSource.Kind.TIP, "", null), today, "api " + audience));
    commitments.report(new By.ByPip(), id, CommitmentReport.of(CommitmentState.KEPT, "Den er rød nu.", null, 1), "api " + audience);
  }

  /// An address of an answer, at the server that is tested.
  static String local(String address) {
    return address.replaceFirst("^https://pip\\.ellebaek\\.example", "");
  }

  /// Makes a key by the form and gives what was shown.
  static String key(String name, String reach, int perMinute, String endsOn) {
    var form = as(agnes).get("/indstillinger/api/noegler/ny").isOk().page();
    return as(agnes)
        .fill("id", form.select("input[name=id]").val())
        .fill("name", name)
        .fill("reach", reach)
        .fill("perMinute", Integer.toString(perMinute))
        .fill("endsOn", endsOn)
        .post("/indstillinger/api/noegler")
        .isOk()
        .page()
        .select("#secret")
        .val();
  }
}
