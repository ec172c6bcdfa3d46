package dk.pip.mailing.engine;

/// Deliveries that this node has claimed together. The ledger's thread counts down those that are not settled.
final class Chunk {
  final long mailing;
  final int number;
  private int left;
  private boolean letGo;

  Chunk(long mailing, int number, int left) {
    this.mailing = mailing;
    this.number = number;
    this.left = left;
  }

  int left() {
    return left;
  }

  /// Not all of it will be settled here.
  void letGo() {
    letGo = true;
  }

  boolean wasLetGo() {
    return letGo;
  }

  void less(int settled) {
    left -= settled;
  }
}
