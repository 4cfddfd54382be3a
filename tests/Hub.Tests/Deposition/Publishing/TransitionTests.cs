using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>The state machine: what can be done in each state, and nothing else.</summary>
public sealed class TransitionTests(CuratedHub curated) : IClassFixture<CuratedHub>
{
    private static readonly DateOnly Later = new(2027, 3, 1);

    public static TheoryData<string, string> Steps
    {
        get
        {
            var steps = new TheoryData<string, string>();
            foreach (var state in new[] { "draft", "submitted", "private", "public", "new-draft", "withdrawn", "deleted" })
            {
                foreach (var verb in Transitions.All)
                {
                    steps.Add(state, verb.Verb);
                }
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Each_state_lets_through_only_its_own_steps(string state, string verb)
    {
        var (hub, ada, curator) = (curated.Hub, curated.Ada, curated.Curator);
        var accession = await InAsync(hub, state, ada, curator);
        var before = await hub.FindAsync(accession);

        var expected = (state, verb) switch
        {
            ("draft", "submit") or ("new-draft", "submit") => DepositState.Submitted,
            ("submitted", "return") or ("submitted" or "private", "reopen") => DepositState.Draft,
            ("submitted", "accept") => DepositState.Private,
            ("private", "release") => DepositState.Public,
            ("public", "new-version") => DepositState.Draft,
            ("new-draft", "discard") => DepositState.Public,
            ("public" or "new-draft", "withdraw") => DepositState.Withdrawn,
            _ => (DepositState?)null,
        };
        if (expected is { } reached)
        {
            await StepAsync(hub, verb, accession, ada, curator);
            (await hub.FindAsync(accession)).State.ShouldBe(reached);
        }
        else
        {
            (await DepositBench.RefusedAsync(() => StepAsync(hub, verb, accession, ada, curator))).Kind.ShouldBe(Refusal.Conflict);
            (await hub.FindAsync(accession)).ShouldBeEquivalentTo(before);
        }
    }

    [Theory]
    [InlineData("submitted", "accept")]
    [InlineData("submitted", "return")]
    [InlineData("public", "withdraw")]
    public async Task What_a_curator_decides_its_owner_cannot(string state, string verb)
    {
        var (hub, ada, curator) = (curated.Hub, curated.Ada, curated.Curator);
        var accession = await InAsync(hub, state, ada, curator);

        (await DepositBench.RefusedAsync(() => StepAsync(hub, verb, accession, ada, curator: ada))).Kind.ShouldBe(Refusal.Forbidden);
    }

    private static async Task<string> InAsync(DepositBench hub, string state, ClaimsPrincipal ada, ClaimsPrincipal curator)
    {
        var accession = await hub.BeginAsync(ada);
        string[] way = state switch
        {
            "draft" => [],
            "deleted" => ["delete"],
            "submitted" => ["submit"],
            "private" => ["submit", "accept"],
            "public" => ["submit", "accept", "release"],
            "new-draft" => ["submit", "accept", "release", "new-version"],
            _ => ["submit", "accept", "release", "withdraw"],
        };
        foreach (var verb in way)
        {
            await StepAsync(hub, verb, accession, ada, curator);
        }

        return accession;
    }

    private static Task StepAsync(DepositBench hub, string verb, string accession, ClaimsPrincipal ada, ClaimsPrincipal curator) => verb switch
    {
        "submit" => hub.Releasing.SubmitAsync(accession, ada, Later, default),
        "accept" => hub.Releasing.AcceptAsync(accession, curator, default),
        "return" => hub.Releasing.ReturnAsync(accession, curator, "Name the microscope.", default),
        "reopen" => hub.Releasing.ReopenAsync(accession, ada, default),
        "release" => hub.Releasing.ReleaseAsync(accession, ada, default),
        "new-version" => hub.Get<Versioning>().BeginAsync(accession, ada, default),
        "discard" => hub.Get<Versioning>().DropAsync(accession, ada, default),
        "withdraw" => hub.Releasing.WithdrawAsync(accession, curator, "The consent was withdrawn.", default),
        "delete" => hub.Drafting.DeleteAsync(accession, ada, default),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "no such step"),
    };
}
