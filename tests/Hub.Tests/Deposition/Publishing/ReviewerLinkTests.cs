using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Publishing;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>Reviewers see a deposit by a link that ends, and nobody else does.</summary>
public sealed class ReviewerLinkTests : IAsyncLifetime
{
    private DepositBench hub = null!;
    private ClaimsPrincipal ada = null!;
    private string accession = "";

    private ReviewerLinks Links => hub.Get<ReviewerLinks>();

    public async Task InitializeAsync()
    {
        hub = await DepositBench.StartAsync();
        ada = await hub.RegisterAsync();
        accession = await hub.BeginAsync(ada);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_link_leads_to_its_deposit_until_it_ends()
    {
        var secret = await Links.MakeAsync(accession, ada, "Journal of Cells", isBlind: false, days: 10, default);
        hub.Clock.Advance(TimeSpan.FromDays(9.9));
        (await Links.FindAsync(secret, default)).ShouldNotBeNull().Deposit.Accession.ShouldBe(accession);

        hub.Clock.Advance(TimeSpan.FromDays(0.2));

        (await Links.FindAsync(secret, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_revoked_link_ends_at_once_and_another_lives()
    {
        var first = await Links.MakeAsync(accession, ada, "Journal of Cells", isBlind: false, days: 10, default);
        var second = await Links.MakeAsync(accession, ada, "Second journal", isBlind: false, days: 10, default);

        await Links.RevokeAsync(accession, ada, Secret.Digest(first), default);

        (await Links.FindAsync(first, default)).ShouldBeNull();
        (await Links.FindAsync(second, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_store_does_not_have_the_secret()
    {
        var secret = await Links.MakeAsync(accession, ada, "Journal of Cells", isBlind: false, days: 10, default);

        var kept = await hub.Get<IDocuments>().ReadAsync("reviewer-links", "", default).Select(document => document.Id + System.Text.Encoding.UTF8.GetString(document.Json.Span)).ToListAsync();

        kept.ShouldHaveSingleItem().ShouldNotContain(secret);
        (await Links.FindAsync(Secret.Digest(secret), default)).ShouldBeNull("what the store has opens nothing");
    }

    [Fact]
    public async Task A_link_to_a_deleted_or_withdrawn_deposit_leads_nowhere()
    {
        var secret = await Links.MakeAsync(accession, ada, "Journal of Cells", isBlind: false, days: 300, default);
        await hub.Drafting.DeleteAsync(accession, ada, default);
        (await Links.FindAsync(secret, default)).ShouldBeNull();
        await hub.Drafting.RecoverAsync(accession, ada, default);
        (await Links.FindAsync(secret, default)).ShouldNotBeNull();
        await hub.Releasing.SubmitAsync(accession, ada, null, default);

        await hub.Releasing.WithdrawAsync(accession, await hub.RegisterAsync("carla", Roles.Curator), "Asked for.", default);

        (await Links.FindAsync(secret, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Others_make_no_link_to_it_and_revoke_none()
    {
        var secret = await Links.MakeAsync(accession, ada, "Journal of Cells", isBlind: false, days: 10, default);
        var bob = await hub.RegisterAsync("bob");

        (await DepositBench.RefusedAsync(() => Links.MakeAsync(accession, bob, "Mine", false, 10, default))).Kind.ShouldBe(Refusal.Unknown);
        (await DepositBench.RefusedAsync(() => Links.RevokeAsync(accession, bob, Secret.Digest(secret), default))).Kind.ShouldBe(Refusal.Unknown);
    }

    [Fact]
    public void A_double_blind_record_names_nobody()
    {
        var dataset = new Dataset
        {
            Accession = "S-HUB1",
            Archive = "hub",
            Title = "A title",
            Authors = [new Author("Ada Lovelace", "0000-0002-1825-0097", "Lovelace Institute")],
            Funding = [new Grant("Lovelace Trust", "LT-1")],
            Publications = [new Publication { Title = "A paper", Authors = "Lovelace A" }],
            Attributes = [new KeyValue("Acknowledgements", "Thanks to Ada Lovelace"), new KeyValue("Magnification", "63x")],
            Trace = [new TraceEntry { Field = "authors", Source = "A. Lovelace", Value = "Ada Lovelace", Rule = "a-rule" }],
            Doi = "10.1234/lovelace",
        };

        var blind = System.Text.Json.JsonSerializer.Serialize(Blinding.Of(dataset));

        blind.ShouldNotContain("Lovelace", Case.Insensitive);
        blind.ShouldContain("63x");
    }
}
