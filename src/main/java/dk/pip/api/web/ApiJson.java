package dk.pip.api.web;

import dk.pip.api.ApiItem;
import dk.pip.api.ApiRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers as JSON, with names in the order in which the records have them.
final class ApiJson {
  static final String TYPE = "application/json";
  static final JsonMapper MAPPER = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private ApiJson() {}

  /// A page of a list.
  ///
  /// @param total how many there are on all pages
  /// @param next the address of the next page; null on the last
  record ListAnswer(List<Object> items, int total, @Nullable String next) {}

  static String write(Object answer) {
    return MAPPER.writeValueAsString(answer);
  }

  /// Names the last thing of a page, so that the next page goes on after it whatever has been published at the top meanwhile.
  static String cursor(ApiItem last) {
    var text = last.at().toEpochMilli() + " " + last.id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Where the page after a cursor begins. What it names may have been withdrawn: then it goes on with what is older.
  static int after(List<ApiItem> items, String cursor, String parameter) {
    String text;
    long at;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      at = Long.parseLong(text.substring(0, Math.max(0, text.indexOf(' '))));
    } catch (IllegalArgumentException e) {
      throw new ApiRefusal(400, "api.problem.cursor", parameter);
    }
    var id = text.substring(text.indexOf(' ') + 1);
    for (var i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    for (var i = 0; i < items.size(); i++) {
      if (items.get(i).at().toEpochMilli() < at) {
        return i;
      }
    }
    return items.size();
  }
}
