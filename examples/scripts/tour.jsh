// A tour: run it by `examples/scripts/jshell examples/scripts/tour.jsh`, or type it in.

println("What a policy from text would keep, and why:");
SnapshotJob job = SnapshotJob.builder(region, "web-1", RetentionPolicy.parse("last=2, weekly=2")).build();
println(job);
println(job.inspect());

println("\nA policy of one's own, as a lambda:");
RetentionPolicy everyThird = RetentionPolicy.of("every third", history ->
    IntStream.range(0, history.newestFirst().size()).filter(i -> i % 3 == 0).mapToObj(history.newestFirst()::get).toList());
println(SnapshotJob.builder(region, "web-1", everyThird.or(Keep.last(2))).build().preview());

println("\nA snapshot now:");
println(job.snapshot().orThrow());

println("\nAll that there is:");
region.list().snapshots().forEach(System.out::println);
/exit
