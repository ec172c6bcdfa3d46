package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountStep.Stage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A count for money on its way: what is bought, and what is left. It stops wherever two projects are equal and it matters which comes first.
abstract class Purchases {
  final Projects projects;

  /// Whether steps are kept, or only what is bought.
  final boolean telling;

  final BitSet bought;
  final List<CountStep> steps;
  long spent;
  Stage stage = Stage.RULE;

  Purchases(Projects projects, boolean telling) {
    this.projects = projects;
    this.telling = telling;
    this.bought = new BitSet(projects.count());
    this.steps = new ArrayList<>();
  }

  Purchases(Purchases other) {
    this.projects = other.projects;
    this.telling = other.telling;
    this.bought = (BitSet) other.bought.clone();
    this.steps = new ArrayList<>(other.steps);
    this.spent = other.spent;
    this.stage = other.stage;
  }

  /// Goes on until projects are equal, and returns them, or to the end, and returns none.
  abstract int[] advance();

  /// Buys one of those who are equal.
  abstract void choose(int project);

  abstract Purchases copy();

  /// What all that comes depends on: two that have the same go on the same.
  abstract Object key();

  void took(int project) {
    bought.set(project);
    spent = Math.addExact(spent, projects.costs[project]);
  }

  long remaining() {
    return projects.budget - spent;
  }

  void tell(CountStep step) {
    if (telling) {
      steps.add(step);
    }
  }
}
