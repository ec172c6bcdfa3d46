package dk.pip.ballot.counting.explain;

import java.util.List;

/// A table that reads aloud: each row begins with what it is about, and no cell means something by its place or colour alone.
///
/// @param numbers for each column whether it holds numbers
public record ResultTable(String caption, List<String> head, List<Boolean> numbers, List<List<String>> rows) {

  public ResultTable {
    head = List.copyOf(head);
    numbers = List.copyOf(numbers);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
