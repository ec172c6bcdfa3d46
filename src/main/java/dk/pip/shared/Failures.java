package dk.pip.shared;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/// What went wrong outside of Pip, in the fewest words.
public final class Failures {
  private Failures() {}

  public static String say(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "?";
      case AccessDeniedException denied -> denied.getFile() + ": access denied";
      case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
      case Throwable other when other.getMessage() != null -> firstLine(other.getMessage());
      case Throwable other -> other.getClass().getSimpleName();
    };
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("?");
  }
}
