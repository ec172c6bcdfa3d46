package dk.pip.command;

import dk.pip.search.Search;

/// `./pip search --rebuild`: makes the search index anew, beside a running server too.
final class SearchCommand {
  private SearchCommand() {}

  static int run(CommandLine line) {
    if (!line.has("rebuild")) {
      return line.misused();
    }
    try (var modules = line.modules()) {
      System.out.println(line.texts().get("command.search.rebuilt", modules.bean(Search.class).rebuild()));
      return 0;
    }
  }
}
