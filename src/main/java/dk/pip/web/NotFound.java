package dk.pip.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// There is nothing at the address, or nothing for whoever asks.
public final class NotFound extends ResponseStatusException {
  public NotFound() {
    super(HttpStatus.NOT_FOUND);
  }
}
