package dk.pip.commitments;

import dk.pip.shared.MailAddress;
import java.time.LocalDate;
import java.util.List;

/// What another module has to call to somebody’s mind: a bean in that module, whose lines go into the one letter that an address gets on a
/// working day.
public interface DueWords {
  /// All that is to be said by now. What has been said is left out by whoever writes the letter, so that lines may be given again as long as
  /// they hold.
  ///
  /// @param today a working day
  List<Line> due(LocalDate today);

  /// One thing to say to one address, once for each date and rung that it has.
  ///
  /// @param thing what the module calls it, beginning with its own name: `dialogue step …`
  /// @param due its date; another begins anew
  /// @param rung which time this is, such as `ahead 5`
  /// @param to whom it is for; who is away has a deputy at [Deputies#of], whose own links are to stand here then
  /// @param name what they are called; empty where it is a workplace
  /// @param title a sentence or a name
  /// @param words what is to be done until when
  /// @param act what the button says
  /// @param path where it leads, on this site
  record Line(String thing, LocalDate due, String rung, MailAddress to, String name, String title, String words, String act, String path) {}
}
