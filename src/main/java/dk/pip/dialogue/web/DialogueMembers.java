package dk.pip.dialogue.web;

import dk.pip.access.PrincipalSource;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds whose link an address has in it; nobody's when it is recalled, its contact has left, or it is none of ours.
@Component
class DialogueMembers implements PrincipalSource<DialogueMember> {
  static final String TOKEN = "token";

  private final Dialogues dialogues;

  DialogueMembers(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  @Override
  public Class<DialogueMember> type() {
    return DialogueMember.class;
  }

  @Override
  public Optional<DialogueMember> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, TOKEN).flatMap(dialogues::member);
  }

  @Override
  public String refusal() {
    return "dialogue.link.unknown";
  }

  @Override
  public int status() {
    return 410;
  }
}
