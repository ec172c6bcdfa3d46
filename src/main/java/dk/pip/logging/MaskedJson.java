package dk.pip.logging;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/// Takes out of every field of the structured log what points to a person.
public class MaskedJson implements StructuredLoggingJsonMembersCustomizer<Object> {
  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor(
        (path, value) ->
            value instanceof String text && !"@timestamp".equals(path.name()) ? Mask.personal(text) : value);
  }
}
