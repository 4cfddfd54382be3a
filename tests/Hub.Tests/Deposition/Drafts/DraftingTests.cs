using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Store;

namespace Hub.Tests.Deposition.Drafts;

/// <summary>What people do with drafts, and what others cannot.</summary>
public sealed class DraftingTests : IAsyncLifetime
{
    private DepositBench hub = null!;
    private ClaimsPrincipal ada = null!, bob = null!;
    private string accession = "";

    public async Task InitializeAsync()
    {
        hub = await DepositBench.StartAsync();
        (ada, bob) = (await hub.RegisterAsync(), await hub.RegisterAsync("bob"));
        accession = await hub.BeginAsync(ada);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_there_after_a_crash()
    {
        await SaveAsync(ada, null, "A title that was typed just now");

        await using var afterCrash = await hub.BesideAsync();

        (await afterCrash.FindAsync(accession)).Title.ShouldBe("A title that was typed just now");
    }

    [Fact]
    public async Task Of_two_windows_the_second_to_save_is_told_and_overwrites_nothing()
    {
        var opened = (await hub.Deposits.OpenAsync(accession, ada, DepositAsk.Edit, CancellationToken.None)).Revision;
        await SaveAsync(ada, opened, "The title of the first window");

        var refused = await DepositBench.RefusedAsync(() => SaveAsync(ada, opened, "The title of the second window"));

        refused.Code.ShouldBe("changed-meanwhile");
        (await hub.FindAsync(accession)).Title.ShouldBe("The title of the first window");
    }

    [Fact]
    public async Task Whoever_was_not_invited_cannot_tell_a_draft_from_nothing()
    {
        var refused = await DepositBench.RefusedAsync(() => SaveAsync(bob, null, "Another title"));
        var nothing = await DepositBench.RefusedAsync(() => hub.Deposits.OpenAsync("S-HUB999", bob, DepositAsk.See, CancellationToken.None));

        refused.Kind.ShouldBe(Refusal.Unknown);
        (refused.Code, refused.Message).ShouldBe((nothing.Code, nothing.Message));
    }

    [Fact]
    public async Task An_editor_edits_and_does_not_own()
    {
        await hub.Drafting.InviteAsync(accession, ada, "BOB@example.org", CancellationToken.None);

        await SaveAsync(bob, null, "A title of the second author");

        (await hub.FindAsync(accession)).Title.ShouldBe("A title of the second author");
        (await DepositBench.RefusedAsync(() => hub.Drafting.InviteAsync(accession, bob, "ada@example.org", CancellationToken.None))).Kind.ShouldBe(Refusal.Forbidden);
        (await DepositBench.RefusedAsync(() => hub.Drafting.DeleteAsync(accession, bob, CancellationToken.None))).Kind.ShouldBe(Refusal.Forbidden);
        (await hub.Deposits.OfAsync(bob.AccountId()!, CancellationToken.None)).ShouldHaveSingleItem().Value.Accession.ShouldBe(accession);
    }

    [Fact]
    public async Task Somebody_who_leaves_or_is_removed_sees_it_no_longer()
    {
        await hub.Drafting.InviteAsync(accession, ada, "bob@example.org", CancellationToken.None);
        await hub.Drafting.RemoveEditorAsync(accession, bob, bob.AccountId()!, CancellationToken.None);

        (await DepositBench.RefusedAsync(() => SaveAsync(bob, null, "x"))).Kind.ShouldBe(Refusal.Unknown);
        (await hub.Deposits.OfAsync(bob.AccountId()!, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deposit_handed_over_has_a_new_owner_and_the_old_one_may_still_edit()
    {
        await hub.Drafting.HandOverAsync(accession, ada, "bob@example.org", CancellationToken.None);

        await SaveAsync(ada, null, "The former owner goes on writing");
        (await DepositBench.RefusedAsync(() => hub.Drafting.HandOverAsync(accession, ada, "ada@example.org", CancellationToken.None))).Kind.ShouldBe(Refusal.Forbidden);
        (await hub.Drafting.HandOverAsync(accession, bob, "ada@example.org", CancellationToken.None)).Value.Owner.ShouldBe(ada.AccountId());
    }

    [Fact]
    public async Task Nobody_is_invited_who_has_no_account() =>
        (await DepositBench.RefusedAsync(() => hub.Drafting.InviteAsync(accession, ada, "nobody@example.org", CancellationToken.None))).Field.ShouldBe("email");

    [Fact]
    public async Task A_deleted_draft_is_recovered_within_thirty_days()
    {
        await hub.Drafting.DeleteAsync(accession, ada, CancellationToken.None);
        (await DepositBench.RefusedAsync(() => SaveAsync(ada, null, "x"))).Code.ShouldBe("deposit-deleted");
        hub.Clock.Advance(TimeSpan.FromDays(29.9));
        (await hub.Deposits.PurgeAsync(CancellationToken.None)).ShouldBe(0);

        await hub.Drafting.RecoverAsync(accession, ada, CancellationToken.None);
        hub.Clock.Advance(TimeSpan.FromDays(365));

        (await hub.Deposits.PurgeAsync(CancellationToken.None)).ShouldBe(0);
        await SaveAsync(ada, null, "A title after the recovery");
    }

    [Fact]
    public async Task After_thirty_days_a_deleted_draft_is_gone()
    {
        await hub.Drafting.DeleteAsync(accession, ada, CancellationToken.None);
        hub.Clock.Advance(TimeSpan.FromDays(30));

        (await hub.Deposits.PurgeAsync(CancellationToken.None)).ShouldBe(1);

        (await DepositBench.RefusedAsync(() => hub.Drafting.RecoverAsync(accession, ada, CancellationToken.None))).Kind.ShouldBe(Refusal.Unknown);
    }

    [Fact]
    public async Task A_steward_sees_and_does_not_change()
    {
        var steward = await hub.RegisterAsync("eve", Roles.Steward);

        (await hub.Deposits.OpenAsync(accession, steward, DepositAsk.See, CancellationToken.None)).Value.Accession.ShouldBe(accession);
        (await DepositBench.RefusedAsync(() => SaveAsync(steward, null, "x"))).Kind.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_log_with_who_made_it()
    {
        await SaveAsync(ada, null, "Another title");
        await hub.Drafting.InviteAsync(accession, ada, "bob@example.org", CancellationToken.None);

        var told = await hub.Get<AuditLog>().ReadOfAsync(accession, CancellationToken.None).ToListAsync();

        told.Select(entry => entry.Action).ShouldBe(["deposit-begun", "deposit-saved", "editor-added"], ignoreOrder: true);
        told.ShouldAllBe(entry => entry.By == ada.AccountId());
    }

    private Task<Stored<Deposit>> SaveAsync(ClaimsPrincipal asker, long? revision, string title) => hub.Drafting.WriteAsync(
        accession, asker, revision,
        deposit => deposit with { Submission = deposit.Submission with { Section = deposit.Submission.Section with { Attributes = [.. deposit.Submission.Section.Attributes.Where(each => !each.Is("Title")), new PageTabAttribute("Title", title)] } } },
        CancellationToken.None);
}
