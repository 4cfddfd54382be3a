using Hub.Deposition.Accessions;
using Hub.Deposition.Accounts;
using Hub.Tests.Deposition.Checks;

namespace Hub.Tests.Deposition.Drafts;

/// <summary>An accession is one deposit's, for ever.</summary>
public sealed class AccessionTests
{
    [Fact]
    public async Task However_many_ask_two_hubs_at_once_no_accession_is_given_twice()
    {
        await using var hub = await DepositBench.StartAsync();
        await using var other = await hub.BesideAsync();

        var given = await Task.WhenAll(Enumerable.Range(0, 200).Select(each => Task.Run(() => (each % 2 == 0 ? hub : other).Get<AccessionNumbers>().NextAsync(CancellationToken.None))));

        given.ShouldBeUnique();
        given.ShouldAllBe(accession => accession.StartsWith("S-HUB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_accession_of_a_draft_is_reserved_when_the_draft_is_there_and_after_a_crash_the_next_is_another()
    {
        await using var hub = await DepositBench.StartAsync();
        var ada = await hub.RegisterAsync();
        var first = await hub.Deposits.BeginAsync(ada.AccountId()!, "imaging-study", CheckBench.Complete, CancellationToken.None);

        await using var afterCrash = await hub.BesideAsync();

        (await afterCrash.FindAsync(first.Value.Accession)).Submission.Accno.ShouldBe(first.Value.Accession);
        (await afterCrash.Deposits.BeginAsync(ada.AccountId()!, "imaging-study", CheckBench.Complete, CancellationToken.None)).Value.Accession.ShouldNotBe(first.Value.Accession);
    }

    [Fact]
    public async Task A_purged_draft_leaves_its_accession_used()
    {
        await using var hub = await DepositBench.StartAsync();
        var ada = await hub.RegisterAsync();
        var gone = await hub.BeginAsync(ada);
        await hub.Drafting.DeleteAsync(gone, ada, CancellationToken.None);
        hub.Clock.Advance(TimeSpan.FromDays(31));
        await hub.Deposits.PurgeAsync(CancellationToken.None);

        (await hub.Deposits.FindAsync(gone, CancellationToken.None)).ShouldBeNull();
        (await hub.BeginAsync(ada)).ShouldNotBe(gone);
    }

    [Fact]
    public async Task The_pattern_is_a_setting()
    {
        await using var hub = await DepositBench.StartAsync("--Hub:Deposition:Accession=X-LAB{n}");

        (await hub.Get<AccessionNumbers>().NextAsync(CancellationToken.None)).ShouldBe("X-LAB1");
    }
}
