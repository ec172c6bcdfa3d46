package dk.pip.council.web;

import dk.pip.access.PrincipalSource;
import dk.pip.council.ClassMember;
import dk.pip.council.CouncilDays;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds whose link an address has in it: a class's pupils or its teacher; nobody's where it is recalled or none of ours.
@Component
class ClassMembers implements PrincipalSource<ClassMember> {
  static final String TOKEN = "token";

  private final CouncilDays days;

  ClassMembers(CouncilDays days) {
    this.days = days;
  }

  @Override
  public Class<ClassMember> type() {
    return ClassMember.class;
  }

  @Override
  public Optional<ClassMember> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, TOKEN).flatMap(days::member);
  }

  @Override
  public String refusal() {
    return "council.link.unknown";
  }

  @Override
  public int status() {
    return 410;
  }
}
