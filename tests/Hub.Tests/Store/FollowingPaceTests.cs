using Hub.Store;
using Hub.Tests.Harvesting;

namespace Hub.Tests.Store;

public sealed class FollowingPaceTests
{
    private readonly ManualTime time = new();
    private readonly FollowingPace pace;

    public FollowingPaceTests() => pace = new FollowingPace(time);

    [Fact]
    public void Nobody_waits_where_nobody_follows()
    {
        CommitLongAgo();

        pace.WaitAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_waits_for_changes_that_came_a_moment_ago()
    {
        using var stretch = pace.Begin();
        pace.Committed();
        time.Advance(FollowingPace.LongestUnread);

        pace.WaitAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_writer_waits_until_what_came_long_ago_is_read()
    {
        CommitLongAgo();
        using var stretch = pace.Begin();
        var waiting = pace.WaitAsync(default);
        waiting.IsCompleted.ShouldBeFalse();

        stretch.End();

        await waiting;
    }

    [Fact]
    public async Task What_came_while_a_stretch_was_read_is_for_the_next_one()
    {
        CommitLongAgo();
        using var stretch = pace.Begin();
        CommitLongAgo();
        var waiting = pace.WaitAsync(default);

        stretch.End();
        pace.Unread.ShouldBe(FollowingPace.LongestUnread + TimeSpan.FromSeconds(1));
        using var next = pace.Begin();
        waiting.IsCompleted.ShouldBeFalse();
        next.End();

        await waiting;
    }

    [Fact]
    public async Task A_stretch_that_fails_holds_nobody_up()
    {
        CommitLongAgo();
        var stretch = pace.Begin();
        var waiting = pace.WaitAsync(default);

        stretch.Dispose();

        await waiting;
        pace.Unread.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_a_while()
    {
        CommitLongAgo();
        using var stretch = pace.Begin();
        var waiting = pace.WaitAsync(default);

        time.Advance(FollowingPace.LongestWait - TimeSpan.FromTicks(1));
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromTicks(1));

        await waiting;
    }

    [Fact]
    public async Task A_writer_that_is_stopped_waits_no_more()
    {
        CommitLongAgo();
        using var stretch = pace.Begin();
        using var stop = new CancellationTokenSource();
        var waiting = pace.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Those_that_may_come_later_take_less_where_the_search_lags()
    {
        using var stretch = pace.Begin();
        var full = pace.Turn;

        CommitLongAgo();

        pace.Turn.ShouldBeLessThan(full);
    }

    private void CommitLongAgo()
    {
        pace.Committed();
        time.Advance(FollowingPace.LongestUnread + TimeSpan.FromSeconds(1));
    }
}
