package dk.pip.search.web;

import dk.pip.search.Search.Suggestions;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What is offered to somebody who is typing: a piece of a page.
public record SuggestionsPage(Texts texts, String action, Suggestions suggestions) {
  public boolean isEmpty() {
    return suggestions.documents().isEmpty() && suggestions.words().isEmpty();
  }

  public int count() {
    return suggestions.documents().size() + suggestions.words().size();
  }

  public String address(String words) {
    return action + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
