package dk.pip.highlights;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `highlights.job` and who works as what.
@Repository
class JobTable {
  private static final String COLUMNS =
      """
      select j.id, j.name, (select count(*) from highlights.job_holder h where h.job_id = j.id) as holders
        from highlights.job j
      """;

  private final JdbcClient jdbc;

  JobTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Job> list() {
    return jdbc.sql(COLUMNS + " order by lower(j.name), j.id").query(JobTable::job).list();
  }

  Optional<Job> find(JobId id) {
    return jdbc.sql(COLUMNS + " where j.id = :id").params(Params.of("id", id).toMap()).query(JobTable::job).optional();
  }

  private static Job job(ResultSet row, int number) throws SQLException {
    return new Job(new JobId(row.getObject("id", UUID.class)), row.getString("name"), row.getInt("holders"));
  }

  /// @return false where another has that name
  boolean add(JobId id, String name) {
    var sql = "insert into highlights.job (id, name) values (:id, :name) on conflict do nothing";
    return jdbc.sql(sql).params(Params.of("id", id).and("name", name).toMap()).update() == 1;
  }

  /// @throws org.springframework.dao.DuplicateKeyException where another has that name
  void rename(JobId id, String name) {
    jdbc.sql("update highlights.job set name = :name where id = :id").params(Params.of("id", id).and("name", name).toMap()).update();
  }

  /// @return false where something is or was aimed at it
  boolean remove(JobId id) {
    var sql =
        """
        delete from highlights.job j
         where j.id = :id
           and not exists (select 1 from highlights.highlight_job h where h.job_id = j.id)
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  Set<JobId> of(StaffId person) {
    return new HashSet<>(
        jdbc.sql("select job_id from highlights.job_holder where staff_id = :person")
            .params(Params.of("person", person).toMap())
            .query((row, _) -> new JobId(row.getObject("job_id", UUID.class)))
            .list());
  }

  Set<StaffId> holders(JobId id) {
    return new HashSet<>(
        jdbc.sql("select staff_id from highlights.job_holder where job_id = :id")
            .params(Params.of("id", id).toMap())
            .query((row, _) -> new StaffId(row.getObject("staff_id", UUID.class)))
            .list());
  }

  Map<StaffId, Set<JobId>> ofAll() {
    var all = new HashMap<StaffId, Set<JobId>>();
    jdbc.sql("select staff_id, job_id from highlights.job_holder")
        .query(
            row -> {
              all.computeIfAbsent(new StaffId(row.getObject("staff_id", UUID.class)), _ -> new HashSet<>()).add(new JobId(row.getObject("job_id", UUID.class)));
            });
    return all;
  }

  void put(StaffId person, Collection<JobId> jobs) {
    jdbc.sql("delete from highlights.job_holder where staff_id = :person").params(Params.of("person", person).toMap()).update();
    var sql =
        """
        insert into highlights.job_holder (job_id, staff_id)
        select j.id, :person from highlights.job j where j.id = any(:jobs)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("person", person).and("jobs", jobs.stream().map(JobId::value).toArray(UUID[]::new)).toMap()).update();
  }

  boolean addHolder(JobId job, StaffId person) {
    var sql = "insert into highlights.job_holder (job_id, staff_id) values (:job, :person) on conflict do nothing";
    return jdbc.sql(sql).params(Params.of("job", job).and("person", person).toMap()).update() == 1;
  }

  boolean removeHolder(JobId job, StaffId person) {
    var sql = "delete from highlights.job_holder where job_id = :job and staff_id = :person";
    return jdbc.sql(sql).params(Params.of("job", job).and("person", person).toMap()).update() == 1;
  }
}
