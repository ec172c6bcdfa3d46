package dk.pip.comments;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What staff have written below stories.
@Component
class KeptByComments implements KeptOfStaff {
  private final CommentTable table;

  KeptByComments(CommentTable table) {
    this.table = table;
  }

  @Override
  public String name() {
    return "comments";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    return table.of(person);
  }

  @Override
  public void forget(StaffId person, String byline) {
    table.forget(person, byline);
  }
}
