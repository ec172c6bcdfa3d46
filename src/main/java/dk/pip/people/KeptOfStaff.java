package dk.pip.people;

import java.util.List;
import java.util.Map;

/// What another module keeps about somebody with an account, such as the stories that they wrote: a bean in each module that
/// keeps any. It stands in the file that the person can get, and is seen to when they are erased.
public interface KeptOfStaff {
  /// What it is called in the file: the module's name.
  String name();

  /// What is kept, thing by thing, each with names and values.
  List<Map<String, String>> about(StaffId person);

  /// Takes away what is about the person and no part of what was written. Where the id stands it can go on doing so: whoever
  /// asks for its name is given the byline. Part of the transaction that erases.
  ///
  /// @param byline what stands in place of the name
  void forget(StaffId person, String byline);
}
