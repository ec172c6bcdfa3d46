package dk.pip.shared;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Keeps Spring from printing a stack trace for what the command will say in one sentence.
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperatorExceptionReporter implements SpringBootExceptionReporter {
  @Override
  public boolean reportException(Throwable failure) {
    return OperatorException.behind(failure) != null;
  }
}
