package dk.pip.ballot;

import dk.pip.municipality.Imprint;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Prints cards to cut out: a code to scan and the same to type, the letters by which the vote is known, and a line to write one’s tracker on.
@Component
public class VoteCards {
  private static final int COLUMNS = 2;
  private static final int ROWS = 5;
  private static final int LONGEST_TITLE = 60;

  private final Papers papers;
  private final Supplier<Imprint> imprint;
  private final Settings settings;

  VoteCards(Papers papers, Supplier<Imprint> imprint, Settings settings) {
    this.papers = papers;
    this.imprint = imprint;
    this.settings = settings;
  }

  /// @param site where the program was asked, for where its address is not in the settings
  public byte[] pdf(CardsPrepared.Ready ready, String site) {
    var texts = Texts.in(settings.language());
    var known = imprint.get().site();
    var booth = (known == null ? site : known.toString()) + "/stem";
    var vote = ready.vote();
    var fingerprint = BallotBox.definition(vote).fingerprint();
    var title = Letters.shortened(LONGEST_TITLE, vote.title());
    var cards = ready.codes().stream().map(code -> card(texts, title, booth, fingerprint, code)).toList();
    return papers.pdf(new Paper(texts.get("ballot.cards.title", title), texts.language(), null, List.of(new Part.Cards(cards, COLUMNS, ROWS))));
  }

  private static Part.Card card(Texts texts, String title, String booth, String fingerprint, CardCode code) {
    var text = texts.get("ballot.cards.text", booth.replaceFirst("^https?://", ""), fingerprint);
    return new Part.Card(title, text, booth + "#" + code.letters() + "." + fingerprint.replace("-", ""), code.shown());
  }
}
