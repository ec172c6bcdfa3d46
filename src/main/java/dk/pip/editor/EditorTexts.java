package dk.pip.editor;

import dk.pip.shared.Texts;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What the editor's script says, in one language: the catalogue's texts below `editor.script.`, which are filled in by the script.
public final class EditorTexts {
  private static final String BEGINNING = "editor.script.";
  private static final JsonMapper JSON = new JsonMapper();

  private EditorTexts() {}

  /// By key without its beginning, as JSON.
  public static String json(Texts texts) {
    var said = new TreeMap<String, String>();
    for (var key : texts.keys()) {
      if (key.startsWith(BEGINNING)) {
        said.put(key.substring(BEGINNING.length()), texts.get(key));
      }
    }
    return JSON.writeValueAsString(said);
  }
}
