package dk.pip.api.web;

import dk.pip.api.ApiAddresses;
import dk.pip.web.ErrorShape;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Programs are told in JSON what went wrong.
@Component
class ApiErrors implements ErrorShape {
  @Override
  public boolean isFor(String path) {
    return path.equals(ApiAddresses.ROOT) || path.startsWith(ApiAddresses.ROOT + "/");
  }

  @Override
  public View view(int status, String key) {
    return ProblemView.of(status, key);
  }
}
