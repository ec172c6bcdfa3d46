package dk.pip.newsroom;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Copies of the stories that there are, with their versions and steps: for measuring how the newsroom's pages bear many.
public final class ManyStories {
  private ManyStories() {}

  /// Copies until there are so many.
  public static void fill(JdbcClient jdbc, int stories) {
    var more = stories - jdbc.sql("select count(*) from newsroom.story").query(Integer.class).single();
    if (more <= 0) {
      return;
    }
    var copies =
        """
        create temporary table copied_story as
        select gen_random_uuid() as id, s.id as original, n
          from generate_series(1, %d) n
          join (select id, row_number() over (order by id) - 1 as place, count(*) over () as all_of_them from newsroom.story) s
            on s.place = n %% s.all_of_them
        """;
    jdbc.sql(copies.formatted(more)).update();
    jdbc.sql(
            """
            insert into newsroom.story (id, slug, state, audience, revision, headline, text, author_id, assignee_id, deadline,
                                        made_at, changed_at, changed_by)
            select c.id, s.slug || '-' || c.n, s.state, s.audience, s.revision, s.headline, s.text, s.author_id, s.assignee_id,
                   s.deadline, s.made_at, s.changed_at - c.n * interval '1 minute', s.changed_by
              from copied_story c
              join newsroom.story s on s.id = c.original
            """)
        .update();
    jdbc.sql(
            """
            insert into newsroom.story_version (story_id, number, revision, text, begun_at, made_at, made_by)
            select c.id, v.number, v.revision, v.text, v.begun_at, v.made_at, v.made_by
              from copied_story c
              join newsroom.story_version v on v.story_id = c.original
            """)
        .update();
    jdbc.sql(
            """
            insert into newsroom.story_step (story_id, number, state, at, by_id)
            select c.id, t.number, t.state, t.at, t.by_id
              from copied_story c
              join newsroom.story_step t on t.story_id = c.original
            """)
        .update();
    jdbc.sql("drop table copied_story").update();
  }
}
