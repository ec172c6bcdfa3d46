package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.newsroom.ColumnId;
import dk.pip.newsroom.FixedColumn;
import dk.pip.newsroom.FixedColumns;
import dk.pip.newsroom.FixedColumns.ColumnResult;
import dk.pip.people.Account;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The fixed columns of every edition, as editors keep them.
@Controller
class ColumnController {
  private static final String COLUMN = BoardPages.COLUMNS + "/{id}";
  private static final String TEMPLATE = "newsroom/column.jte";

  private final FixedColumns columns;

  ColumnController(FixedColumns columns) {
    this.columns = columns;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(BoardPages.COLUMNS)
  Page list() {
    var owners = columns.owners();
    var colleagues = new StoryPages.Colleagues(owners.accounts().stream().collect(Collectors.toMap(Account::id, it -> it)));
    return Page.of("newsroom/columns.jte", new BoardPages.Columns(columns.list(), columns.areForTwoEditions(), owners, colleagues));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(BoardPages.COLUMNS + "/ny")
  Page addForm() {
    return Page.of(TEMPLATE, page(null, ColumnForm.EMPTY, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(BoardPages.COLUMNS)
  Object add(@ModelAttribute ColumnForm form, Flash flash) {
    var problems = check(form);
    return problems.isEmpty() ? answer(null, form, columns.add(form.words()), flash) : Page.refused(TEMPLATE, page(null, form, problems));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(COLUMN)
  Page show(@PathVariable UUID id) {
    var column = get(id);
    return Page.of(TEMPLATE, page(column, ColumnForm.of(column), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN)
  Object change(@PathVariable UUID id, @ModelAttribute ColumnForm form, Flash flash) {
    var column = get(id);
    var problems = check(form);
    return problems.isEmpty() ? answer(column, form, columns.change(column.id(), form.words()), flash) : Page.refused(TEMPLATE, page(column, form, problems));
  }

  private Problems check(ColumnForm form) {
    var problems = form.check();
    if (problems.isEmpty() && !columns.mayOwn(form.words())) {
      problems.add("owner", "newsroom.columns.problem.owner");
    }
    return problems;
  }

  private Object answer(@Nullable FixedColumn column, ColumnForm form, ColumnResult result, Flash flash) {
    return switch (result) {
      case DONE -> {
        flash.say("newsroom.columns.saved", form.nameText());
        yield "redirect:" + BoardPages.COLUMNS;
      }
      case NAME_TAKEN -> Page.refused(TEMPLATE, page(column, form, Problems.none().add("name", "newsroom.columns.problem.taken")));
      case TOO_MANY -> Page.refused(TEMPLATE, page(column, form, Problems.none().add("name", "newsroom.columns.problem.many")));
      case GONE -> throw new NotFound();
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN + "/plads")
  String move(@PathVariable UUID id, @RequestParam(defaultValue = "0") int by) {
    columns.move(new ColumnId(id), by);
    return "redirect:" + BoardPages.COLUMNS + "#rubrik-" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN + "/afslutning")
  String end(@PathVariable UUID id, Flash flash) {
    if (columns.end(get(id).id()) == ColumnResult.DONE) {
      flash.say("newsroom.columns.ended");
    }
    return "redirect:" + BoardPages.COLUMNS;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN + "/genoptagelse")
  String resume(@PathVariable UUID id, Flash flash) {
    switch (columns.resume(get(id).id())) {
      case DONE -> flash.say("newsroom.columns.resumed");
      case NAME_TAKEN -> flash.warn("newsroom.columns.problem.taken");
      case TOO_MANY, GONE -> {}
    }
    return "redirect:" + BoardPages.COLUMNS;
  }

  private BoardPages.ColumnPage page(@Nullable FixedColumn column, ColumnForm form, Problems problems) {
    return new BoardPages.ColumnPage(column, form, form.isForStaff() || columns.areForTwoEditions(), columns.owners(), problems);
  }

  private FixedColumn get(UUID id) {
    return columns.find(new ColumnId(id)).orElseThrow(NotFound::new);
  }
}
