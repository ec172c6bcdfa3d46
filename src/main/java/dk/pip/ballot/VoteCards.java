package dk.pip.ballot;

import dk.pip.municipality.Imprint;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/// Prints cards to cut out: a code to scan and the same to type, the letters by which the vote is known, and a line to write one’s tracker on.
@Component
public class VoteCards {
  private static final int COLUMNS = 2;
  private static final int ROWS = 4;
  private static final int LONGEST_TITLE = 60;
  /// To write on.
  private static final String LINE = "_".repeat(18);

  /// Some forty sheets: a paper has an end, which long titles and addresses reach sooner.
  private static final int IN_ONE_FILE = 300;

  private final Papers papers;
  private final Supplier<Imprint> imprint;
  private final Settings settings;

  VoteCards(Papers papers, Supplier<Imprint> imprint, Settings settings) {
    this.papers = papers;
    this.imprint = imprint;
    this.settings = settings;
  }

  /// Whether they are in one file; else they come as several, packed.
  public boolean areOneFile(CardsPrepared.Ready ready) {
    return ready.codes().size() <= IN_ONE_FILE;
  }

  /// Writes a PDF, or a ZIP of several, each as soon as it is set: many take a minute.
  ///
  /// @param site where the program was asked, for where its address is not in the settings
  public void write(CardsPrepared.Ready ready, String site, OutputStream out) throws IOException {
    if (areOneFile(ready)) {
      out.write(pdf(ready.vote(), ready.codes(), site));
    } else {
      pack(ready, site, out, IN_ONE_FILE);
    }
  }

  void pack(CardsPrepared.Ready ready, String site, OutputStream out, int inOneFile) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      var codes = ready.codes();
      for (var from = 0; from < codes.size(); from += inOneFile) {
        zip.putNextEntry(new ZipEntry("stemmekort-" + (from / inOneFile + 1) + ".pdf"));
        zip.write(pdf(ready.vote(), codes.subList(from, Math.min(from + inOneFile, codes.size())), site));
        zip.closeEntry();
        zip.flush();
      }
    }
  }

  private byte[] pdf(Vote vote, List<CardCode> codes, String site) {
    var texts = Texts.in(settings.language());
    var known = imprint.get().site();
    var booth = (known == null ? site : known.toString()) + "/stem";
    var letters = BallotBox.definition(vote).cardLetters();
    var title = Letters.shortened(LONGEST_TITLE, vote.title());
    var head = vote.practice() ? texts.get("ballot.cards.practice", title) : title;
    var cards = codes.stream().map(code -> card(texts, head, booth, letters, code)).toList();
    return papers.pdf(new Paper(texts.get("ballot.cards.title", title), texts.language(), null, List.of(new Part.Cards(cards, COLUMNS, ROWS))));
  }

  private static Part.Card card(Texts texts, String title, String booth, String letters, CardCode code) {
    var text = texts.get("ballot.cards.text", booth.replaceFirst("^https?://", ""));
    var fields =
        List.of(
            new Part.CardField(texts.get("ballot.cards.code"), code.shown(), true),
            new Part.CardField(texts.get("ballot.cards.letters"), letters, false),
            new Part.CardField(texts.get("ballot.cards.tracker"), LINE, false));
    return new Part.Card(title, text, booth + "#" + code.letters() + "." + letters.replace("-", ""), "", fields);
  }
}
