package dk.pip.demo;

import dk.pip.people.Staff;
import dk.pip.shared.Texts;

/// The demo while it is filled: who does it, and how to tell whoever waits how far it is.
public record DemoFilling(Staff editor, Staff administrator, Texts texts) {
  public void say(String key, Object... arguments) {
    System.out.println("  " + texts.get(key, arguments));
  }
}
