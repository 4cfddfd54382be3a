using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

using Microsoft.Extensions.DependencyInjection;

using Quartz;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>Embargo, release at the date, and what becomes public with it.</summary>
public sealed class ReleaseTests : IAsyncLifetime
{
    private readonly ReleaseSignal signal = new();
    private DepositBench hub = null!;
    private ClaimsPrincipal ada = null!;
    private string accession = "";

    public async Task InitializeAsync()
    {
        hub = await DepositBench.StartAsync(services => services.AddSingleton<IReleaseFollower>(signal).AddReleases());
        ada = await hub.RegisterAsync();
        accession = await hub.BeginAsync(ada);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Without_a_date_it_is_public_at_once_with_its_files()
    {
        var deposit = await hub.Releasing.SubmitAsync(accession, ada, releaseDate: null, default);

        deposit.State.ShouldBe(DepositState.Public);
        var record = (await hub.RecordAsync(accession)).ShouldNotBeNull();
        record.IsDeleted.ShouldBeFalse();
        record.Dataset!.Title.ShouldBe("Live imaging of mitosis in fission yeast by spinning disk microscopy");
        record.Dataset.ReleaseDate.ShouldBe(hub.Today);
        record.Dataset.Archive.ShouldBe("hub");
        record.Dataset.FileCount.ShouldBe(1);
        (await hub.FindAsync(accession)).IsOutstanding.ShouldBeFalse();
    }

    [Fact]
    public async Task Until_its_date_there_is_no_record_of_it_and_on_the_day_there_is()
    {
        await hub.Releasing.SubmitAsync(accession, ada, hub.Today.AddDays(3), default);
        hub.Clock.Advance(TimeSpan.FromDays(2.9) - hub.Clock.GetUtcNow().TimeOfDay);

        (await hub.Releasing.ReleaseDueAsync(default)).ShouldBe(0);
        (await hub.RecordAsync(accession)).ShouldBeNull();
        hub.Clock.Advance(TimeSpan.FromHours(3));

        (await hub.Releasing.ReleaseDueAsync(default)).ShouldBe(1);
        (await hub.RecordAsync(accession)).ShouldNotBeNull().IsDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_schedule_releases_it_without_anybody()
    {
        await hub.Releasing.SubmitAsync(accession, ada, hub.Today.AddDays(1), default);
        hub.Clock.Advance(TimeSpan.FromDays(1));
        var schedule = await hub.Get<ISchedulerFactory>().GetScheduler();

        await schedule.Start();

        (await signal.Released.WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe(accession);
        await schedule.Shutdown(waitForJobsToComplete: true);
    }

    [Fact]
    public async Task The_date_can_be_moved_while_it_is_private()
    {
        await hub.Releasing.SubmitAsync(accession, ada, hub.Today.AddDays(3), default);
        await hub.Releasing.ChangeDateAsync(accession, ada, hub.Today.AddDays(30), default);
        hub.Clock.Advance(TimeSpan.FromDays(10));
        (await hub.Releasing.ReleaseDueAsync(default)).ShouldBe(0);

        (await hub.Releasing.ChangeDateAsync(accession, ada, null, default)).State.ShouldBe(DepositState.Public);
    }

    [Theory]
    [InlineData(-1, "date-past")]
    [InlineData(731, "date-far")]
    public async Task A_date_that_cannot_be_is_refused(int days, string code) =>
        (await DepositBench.RefusedAsync(() => hub.Releasing.SubmitAsync(accession, ada, hub.Today.AddDays(days), default))).Code.ShouldBe(code);

    [Fact]
    public async Task A_release_whose_way_broke_off_is_carried_on()
    {
        signal.Fails = true;
        await hub.Releasing.SubmitAsync(accession, ada, null, default);
        (await hub.FindAsync(accession)).IsOutstanding.ShouldBeTrue();
        signal.Fails = false;

        await hub.Get<Publisher>().CarryAllAsync(default);

        (await hub.FindAsync(accession)).IsOutstanding.ShouldBeFalse();
    }

    [Fact]
    public async Task With_its_counterpart_it_waits_until_that_is_public()
    {
        var counterpart = await hub.BeginAsync(ada);
        await hub.Drafting.AnswerRedirectAsync(accession, ada, null, new Counterpart { Archive = "empiar", Accession = counterpart, ReleaseTogether = true }, default);
        (await hub.Releasing.SubmitAsync(accession, ada, null, default)).State.ShouldBe(DepositState.Private);
        (await hub.Releasing.ReleaseDueAsync(default)).ShouldBe(0);
        (await hub.RecordAsync(accession)).ShouldBeNull();

        await hub.Releasing.SubmitAsync(counterpart, ada, null, default);

        (await hub.Releasing.ReleaseDueAsync(default)).ShouldBe(1);
        (await hub.RecordAsync(accession)).ShouldNotBeNull().IsDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_withdrawn_deposit_leaves_a_tombstone()
    {
        await hub.Releasing.SubmitAsync(accession, ada, null, default);
        var other = await hub.BeginAsync(ada);
        await hub.Releasing.SubmitAsync(other, ada, null, default);

        await hub.Releasing.WithdrawAsync(accession, await hub.RegisterAsync("carla", Roles.Curator), "The consent was withdrawn.", default);

        (await hub.RecordAsync(accession)).ShouldNotBeNull().IsDeleted.ShouldBeTrue();
        (await hub.RecordAsync(other)).ShouldNotBeNull().IsDeleted.ShouldBeFalse();
        (await hub.FindAsync(accession)).CuratorNote.ShouldBe("The consent was withdrawn.");
    }
}
