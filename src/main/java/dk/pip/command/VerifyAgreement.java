package dk.pip.command;

import dk.pip.dialogue.AgreementFile;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `./pip verify-agreement FILE`: whether an agreement is what was signed. It needs neither server nor database.
final class VerifyAgreement {
  private VerifyAgreement() {}

  static int run(CommandLine line) throws IOException {
    var file = Path.of(line.words().getFirst());
    try (var in = Files.newInputStream(file)) {
      var checked = AgreementFile.check(in, line.value("key"));
      if (line.has("json")) {
        line.out().println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields(checked, line.texts())));
      } else {
        tell(checked, line.out(), line.texts(), line.value("key") != null);
      }
      return checked.holds() ? 0 : 1;
    } catch (NoSuchFileException e) {
      return line.refuse("command.file", file.toString());
    } catch (AgreementFile.Unreadable e) {
      return line.refuse(e.key());
    }
  }

  private static void tell(AgreementFile.Checked checked, PrintStream out, Texts texts, boolean keyGiven) {
    out.println(texts.get("command.verify.title", checked.agreement(), checked.version()));
    for (var signature : checked.signatures()) {
      out.println("  " + texts.get(signature.holds() ? "command.verify.signed" : "command.verify.not-signed", signature.name(), signature.title(), signature.at(), signature.way()));
    }
    words(checked.faults(), texts).forEach(fault -> out.println("  " + fault));
    words(checked.notes(), texts).forEach(note -> out.println("  " + note));
    out.println(texts.get("command.verify.hash", checked.sha256()));
    out.println(texts.get(keyGiven && checked.holds() ? "command.verify.key" : "command.verify.key-compare", checked.key()));
    out.println(texts.get(checked.holds() ? "command.verify.holds" : "command.verify.fails"));
  }

  private static List<String> words(List<AgreementFile.Note> notes, Texts texts) {
    return notes.stream().map(note -> texts.get(note.key(), note.arguments().toArray())).toList();
  }

  private static Map<String, Object> fields(AgreementFile.Checked checked, Texts texts) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("holds", checked.holds());
    fields.put("agreement", checked.agreement());
    fields.put("version", checked.version());
    fields.put("sha256", checked.sha256());
    fields.put("key", checked.key());
    fields.put("signatures", checked.signatures());
    fields.put("faults", words(checked.faults(), texts));
    fields.put("notes", words(checked.notes(), texts));
    return fields;
  }
}
