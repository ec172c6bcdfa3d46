package dk.pip.demo;

import java.util.List;

/// What a module brings to the demo. It is a bean of the demo alone, in the module's package `demo`.
public interface DemoStep {
  /// By which others name it: that of its module.
  String name();

  /// The names of the steps that must have been taken before.
  default List<String> needs() {
    return List.of();
  }

  void fill(DemoFilling filling);
}
