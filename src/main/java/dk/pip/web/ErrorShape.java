package dk.pip.web;

import org.springframework.web.servlet.View;

/// How errors look at addresses that are no pages: a bean of the module that has the addresses.
public interface ErrorShape {
  boolean isFor(String path);

  /// @param key of an explanation, which the catalogue has as `<key>.title` and `<key>.help`
  View view(int status, String key);
}
