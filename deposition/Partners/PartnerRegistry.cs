using System.Security.Cryptography;

using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Partners;

/// <summary>The partners that registered: their definitions in versions, and which of them a curator approved.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="audit">Tells every change.</param>
/// <param name="rules">What a definition must be.</param>
/// <param name="archives">The archives that take part; follows every change here.</param>
/// <param name="time">The clock.</param>
public sealed class PartnerRegistry(IDocuments documents, AuditLog audit, PartnerRules rules, ArchiveDirectory archives, TimeProvider time)
{
    private readonly DocumentSet<Partner> partners = new(documents, "partners", PartnersJson.Default.Partner, partner => partner.Id, partner => [new DocumentKey("owner", partner.Owner)]);

    private readonly DocumentSet<PartnerVersion> versions = new(
        documents, "partner-versions", PartnersJson.Default.PartnerVersion, version => PartnerVersion.IdOf(version.Partner, version.Number), version => [new DocumentKey("partner", version.Partner)]);

    /// <summary>Saves a definition: a new partner's first version, or the next one of the asker's own.</summary>
    /// <param name="json">The definition's text.</param>
    /// <param name="expected">The partner that it is a version of; null for a new one.</param>
    /// <param name="asker">Who saves it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The definition is wrong, or the partner is another's.</exception>
    public async Task<Partner> SaveAsync(string json, string? expected, PartnerAsker asker, CancellationToken cancellationToken)
    {
        var definition = rules.Read(json, await LatestAsync(cancellationToken).ToListAsync(cancellationToken));
        if (expected is not null && definition.Id != expected)
        {
            throw new RefusedException(Refusal.Invalid, "partner-id", $"The id is '{expected}' and stays so: records are kept under it.") { Field = "id" };
        }

        var found = expected is null ? null : await DemandAsync(expected, asker, cancellationToken);
        var partner = found is null
            ? new Partner { Id = definition.Id, Name = definition.Name, Owner = asker.Account, Latest = 1, Secret = RandomNumberGenerator.GetHexString(48, lowercase: true) }
            : found.Value with { Name = definition.Name, Latest = found.Value.Latest + 1 };
        var version = new PartnerVersion(partner.Id, partner.Latest, json, asker.Account, time.GetUtcNow());
        await CommitAsync(partner, found?.Revision ?? 0, asker, "partner-saved", $"Version {partner.Latest} of {partner.Name} was saved.", cancellationToken, versions.Write(version, 0));
        return partner;
    }

    /// <summary>Hands the newest version to the curators.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">There is no such partner of the asker's, or it waits or is in use already.</exception>
    public Task SubmitAsync(string id, PartnerAsker asker, CancellationToken cancellationToken) => ChangeAsync(
        id, asker, "partner-submitted", partner => $"Version {partner.Latest} of {partner.Name} was submitted.",
        partner => partner.Submitted == partner.Latest || partner.Active == partner.Latest
            ? throw Standing($"Version {partner.Latest} {(partner.Active == partner.Latest ? "is in use" : "waits for a curator")} already.")
            : partner with { Submitted = partner.Latest, Note = null },
        cancellationToken);

    /// <summary>Approves the submitted version: from now on the partner is harvested by it.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="asker">The curator.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The asker is no curator, nothing is submitted, or the definition is wrong by now.</exception>
    public async Task ApproveAsync(string id, PartnerAsker asker, CancellationToken cancellationToken)
    {
        DemandCurator(asker);
        var partner = (await DemandAsync(id, asker, cancellationToken)).Value;
        var number = partner.Submitted ?? throw Standing("No version waits for a decision.");
        rules.Read((await VersionAsync(id, number, asker, cancellationToken)).Json, await LatestAsync(cancellationToken).ToListAsync(cancellationToken));
        await ChangeAsync(
            id, asker, "partner-approved", each => $"Version {number} of {each.Name} was approved.",
            each => each.Submitted == number ? each with { Submitted = null, Active = number, Approved = [.. each.Approved.Append(number).Distinct().Order()], Note = null } : throw Standing("Another version was submitted meanwhile; read it first."),
            cancellationToken);
    }

    /// <summary>Gives the submitted version back with a reason.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="note">The reason, 1 to 2000 characters.</param>
    /// <param name="asker">The curator.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The asker is no curator, nothing is submitted, or there is no reason.</exception>
    public Task ReturnAsync(string id, string? note, PartnerAsker asker, CancellationToken cancellationToken)
    {
        DemandCurator(asker);
        return note?.Trim() is not { Length: > 0 and <= 2000 } reason
            ? throw new RefusedException(Refusal.Invalid, "partner-note", "Say what is to be changed, in 1 to 2000 characters.") { Field = "note" }
            : ChangeAsync(
                id, asker, "partner-returned", partner => $"Version {partner.Submitted} of {partner.Name} was returned: {reason}",
                partner => partner.Submitted is null ? throw Standing("No version waits for a decision.") : partner with { Submitted = null, Note = reason },
                cancellationToken);
    }

    /// <summary>Rolls back, or forward again, to a version that was approved once.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="number">The version.</param>
    /// <param name="asker">Its steward, or a curator.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">That version was never approved, or the partner is suspended.</exception>
    public Task RollBackAsync(string id, int number, PartnerAsker asker, CancellationToken cancellationToken) => ChangeAsync(
        id, asker, "partner-rolled-back", partner => $"{partner.Name} is read by version {number} again.",
        partner => !partner.Approved.Contains(number) ? throw Standing($"Version {number} was never approved; submit it.")
            : partner.Active is null && !asker.IsCurator ? throw Standing("A curator suspended this partner; only a curator takes it up again.")
            : partner with { Active = number, Note = null },
        cancellationToken);

    /// <summary>Takes a partner out of the schedule; what was read of it stays.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="asker">The curator.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The asker is no curator, or the partner is not harvested.</exception>
    public Task SuspendAsync(string id, PartnerAsker asker, CancellationToken cancellationToken)
    {
        DemandCurator(asker);
        return ChangeAsync(
            id, asker, "partner-suspended", partner => $"{partner.Name} is harvested no more.",
            partner => partner.Active is null ? throw Standing("It is not harvested.") : partner with { Active = null, Note = "A curator suspended it." },
            cancellationToken);
    }

    /// <summary>A partner that the asker may see.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There is none that the asker may know of.</exception>
    public async Task<Partner> FindAsync(string id, PartnerAsker asker, CancellationToken cancellationToken) => (await DemandAsync(id, asker, cancellationToken)).Value;

    /// <summary>Streams the partners that the asker may see: a steward's own, a curator's all.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Partner> ReadAsync(PartnerAsker asker, CancellationToken cancellationToken) =>
        (asker.IsCurator ? partners.ReadAsync(cancellationToken) : partners.ReadByKeyAsync("owner", asker.Account, cancellationToken)).Select(stored => stored.Value);

    /// <summary>Streams a partner's versions, oldest first.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<PartnerVersion> ReadVersionsAsync(string id, CancellationToken cancellationToken) =>
        versions.ReadByKeyAsync("partner", id, cancellationToken).Select(stored => stored.Value);

    /// <summary>One version.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="number">The version.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There is none that the asker may know of.</exception>
    public async Task<PartnerVersion> VersionAsync(string id, int number, PartnerAsker asker, CancellationToken cancellationToken)
    {
        await DemandAsync(id, asker, cancellationToken);
        return (await versions.FindAsync(PartnerVersion.IdOf(id, number), cancellationToken))?.Value ?? throw NotThere(id);
    }

    /// <summary>The secret of a partner's announcements; null where there is no such partner in use.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<string?> SecretAsync(string id, CancellationToken cancellationToken) =>
        (await partners.FindAsync(id, cancellationToken))?.Value is { Active: not null, Secret: var secret } ? secret : null;

    /// <summary>Brings <see cref="ArchiveDirectory"/> to what is approved, also by other processes over the same store.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var active = new List<ArchiveDefinition>();
        await foreach (var stored in partners.ReadAsync(cancellationToken))
        {
            if (stored.Value.Active is { } number && await versions.FindAsync(PartnerVersion.IdOf(stored.Value.Id, number), cancellationToken) is { } version
                && !archives.Configured.Any(archive => archive.Id == stored.Value.Id))
            {
                active.Add(Known(stored.Value.Id, number, version.Value.Json));
            }
        }

        lock (known)
        {
            if (!archives.Skip(archives.Configured.Count).SequenceEqual(active, ReferenceEqualityComparer.Instance))
            {
                archives.Register(active);
            }
        }
    }

    private readonly Dictionary<(string Partner, int Number), ArchiveDefinition> known = [];

    // One object for each version, so that whoever keeps something by a definition keeps it while nothing changes.
    private ArchiveDefinition Known(string id, int number, string json)
    {
        lock (known)
        {
            return known.TryGetValue((id, number), out var definition) ? definition : known[(id, number)] = PartnerRules.Parse(json);
        }
    }

    private async IAsyncEnumerable<ArchiveDefinition> LatestAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var stored in partners.ReadAsync(cancellationToken))
        {
            foreach (var number in new[] { stored.Value.Latest, stored.Value.Active ?? stored.Value.Latest }.Distinct())
            {
                if (await versions.FindAsync(PartnerVersion.IdOf(stored.Value.Id, number), cancellationToken) is { } version)
                {
                    yield return PartnerRules.Parse(version.Value.Json);
                }
            }
        }
    }

    private async Task<Stored<Partner>> DemandAsync(string id, PartnerAsker asker, CancellationToken cancellationToken) =>
        await partners.FindAsync(id, cancellationToken) is { } found && (asker.IsCurator || found.Value.Owner == asker.Account) ? found : throw NotThere(id);

    private async Task ChangeAsync(string id, PartnerAsker asker, string action, Func<Partner, string> detail, Func<Partner, Partner> change, CancellationToken cancellationToken)
    {
        var found = await DemandAsync(id, asker, cancellationToken);
        await CommitAsync(change(found.Value), found.Revision, asker, action, detail(found.Value), cancellationToken);
        await FollowAsync(cancellationToken);
    }

    private async Task CommitAsync(Partner partner, long revision, PartnerAsker asker, string action, string detail, CancellationToken cancellationToken, params DocumentWrite[] more)
    {
        try
        {
            await documents.CommitAsync([partners.Write(partner, revision), audit.Entry(asker.Account, action, partner.Id, detail), .. more], cancellationToken);
        }
        catch (RevisionConflictException)
        {
            throw revision == 0
                ? new RefusedException(Refusal.Conflict, "partner-id", $"The id '{partner.Id}' is taken; choose another.") { Field = "id" }
                : new RefusedException(Refusal.Conflict, "partner-changed", "Somebody else changed this partner meanwhile; read it again.");
        }
    }

    private static void DemandCurator(PartnerAsker asker)
    {
        if (!asker.IsCurator)
        {
            throw new RefusedException(Refusal.Forbidden, "partner-curator", "Curators decide on partners.");
        }
    }

    private static RefusedException Standing(string message) => new(Refusal.Conflict, "partner-standing", message);

    private static RefusedException NotThere(string id) => new(Refusal.Unknown, "partner-unknown", $"There is no partner '{id}' of yours.");
}
