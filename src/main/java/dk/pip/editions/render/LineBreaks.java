package dk.pip.editions.render;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: where Java says, but never between a word and its Danish quotation marks. Java takes « for one
/// that opens, and would begin a line with it.
final class LineBreaks implements FSTextBreaker {
  private final FSTextBreaker places;
  private String text = "";

  LineBreaks(Locale locale) {
    this.places = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(locale));
  }

  @Override
  public void setText(String newText) {
    text = newText;
    places.setText(newText);
  }

  @Override
  public int next() {
    var place = places.next();
    while (place > 0 && place < text.length() && isWithinQuotation(place)) {
      place = places.next();
    }
    return place;
  }

  private boolean isWithinQuotation(int place) {
    var before = text.charAt(place - 1);
    var after = text.charAt(place);
    return before == '»' && !Character.isWhitespace(after) || after == '«' && !Character.isWhitespace(before);
  }
}
