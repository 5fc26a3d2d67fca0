package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the workers have in their database, and a way to tell them of a time that they have missed. */
record TaskTable(DataSource database) {

  List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  int count(String where) throws SQLException {
    return Integer.parseInt(
        query("select count(*) from scheduled_tasks where " + where).get(0));
  }

  /** Makes the group's schedule look as if nobody was there at that time. */
  void missed(String group, Instant moment) {
    var plan = Tasks.custom(TaskDescriptor.of("plan/" + group, String.class))
        .execute((instance, context) -> {
          throw new IllegalStateException("The workers do this");
        });
    SchedulerClient client = SchedulerClient.Builder.create(database, plan)
        .serializer(new TextSerializer())
        .build();
    TaskInstance<String> instance = plan.instance("slots", moment.toString());
    if (!client.scheduleIfNotExists(instance, moment)
        && !client.reschedule(instance, moment, moment.toString())) {
      throw new IllegalStateException("Somebody plans " + group + " at this moment");
    }
  }
}
