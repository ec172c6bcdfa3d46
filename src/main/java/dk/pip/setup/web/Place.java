package dk.pip.setup.web;

/// Where a form of the settings stands: in a step of the set-up, or among the settings later.
///
/// @param step 1 to 3, or 0 outside the set-up
/// @param action where the form goes
/// @param back the step before; empty where there is none
public record Place(int step, String action, String back) {
  public static final int STEPS = 3;

  static Place setUp(int step, String token) {
    return new Place(step, address(step, token), step == 1 ? "" : address(step - 1, token));
  }

  static Place settings(String action) {
    return new Place(0, action, "");
  }

  static String address(int step, String token) {
    return "/opsaetning/" + token
        + switch (step) {
          case 2 -> "/udseende";
          case 3 -> "/administrator";
          default -> "";
        };
  }

  public boolean inSetUp() {
    return step > 0;
  }
}
