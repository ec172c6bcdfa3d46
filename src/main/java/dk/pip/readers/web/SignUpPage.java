package dk.pip.readers.web;

import dk.pip.readers.ReaderList;
import dk.pip.readers.SignUps;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;

/// The form to sign up with.
public record SignUpPage(List<ReaderList> lists, SignUpForm form, Problems problems, SignUps signUps) {
  public String wording(Texts texts) {
    return signUps.wording(texts.language());
  }
}
