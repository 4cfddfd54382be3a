using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Harvesting;
using Hub.Records;

namespace Hub.Deposition.Partners;

/// <summary>What a definition must be before it is saved.</summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="kinds">What partners may be made of.</param>
/// <param name="time">The clock.</param>
public sealed partial class PartnerRules(ArchiveDirectory archives, PartnerKinds kinds, TimeProvider time)
{
    private const int LongestText = 128 << 10;
    private const double FastestPace = 50;

    /// <summary>Reads a definition and refuses what cannot be harvested or would harm others.</summary>
    /// <param name="json">The definition's text.</param>
    /// <param name="others">The definitions of the other partners, also of those not yet approved.</param>
    /// <exception cref="RefusedException">It is wrong; the message says where and what is allowed.</exception>
    public ArchiveDefinition Read(string json, IEnumerable<ArchiveDefinition> others)
    {
        var archive = Parse(json);
        DemandIdentity(archive);
        DemandEndpoints(archive);
        DemandPace(archive);
        DemandAccessions(archive, archives.Configured.Concat(others.Where(other => other.Id != archive.Id)));
        try
        {
            kinds.Demand(archive);
        }
        catch (ArchiveException wrong)
        {
            throw Wrong("declaration", wrong.Message);
        }

        return archive;
    }

    /// <summary>A definition that was read before: a partner's, harvested each night unless it says when.</summary>
    /// <param name="json">The definition's text.</param>
    public static ArchiveDefinition Parse(string json)
    {
        if (json.Length > LongestText)
        {
            throw Wrong("definition", $"A definition has at most {LongestText >> 10} KiB.");
        }

        try
        {
            var archive = ArchiveDefinitionText.Read(ArchiveDefinitionText.Members(json));
            return archive with { IsRegistered = true, Enabled = true, Schedule = archive.Schedule ?? Nightly(archive.Id) };
        }
        catch (JsonException error)
        {
            throw Wrong("definition", $"The definition cannot be read: {error.Message}");
        }
    }

    private void DemandIdentity(ArchiveDefinition archive)
    {
        Demand(Id().IsMatch(archive.Id), "id", "The id has 2 to 30 lower-case letters, digits and hyphens and begins with a letter.");
        Demand(!archives.Configured.Any(other => other.Id == archive.Id), "id", $"The id '{archive.Id}' belongs to another archive; choose another.");
        Demand(archive.Name.Trim().Length is > 0 and <= 100, "name", "The name has 1 to 100 characters.");
        Demand(archive.Description.Length <= 1000, "description", "The description has at most 1000 characters.");
        Demand(archive.HomePage is null || IsWeb(archive.HomePage), "homePage", "The home page is an address that begins with https.");
        Demand(kinds.Kinds.Contains(archive.Kind), "kind", $"The kind is one of {string.Join(", ", kinds.Kinds.Order(StringComparer.Ordinal))}.");
    }

    private void DemandEndpoints(ArchiveDefinition archive)
    {
        Demand(archive.BaseUrl is null, "baseUrl", "baseUrl is for the hub's operator; name the archive's addresses under endpoints.");
        Demand(archive.Endpoints.Count is > 0 and <= 10, "endpoints", "There are 1 to 10 endpoints.");
        foreach (var (name, address) in archive.Endpoints)
        {
            var isHere = address.IsAbsoluteUri && address.IsLoopback;
            Demand(address.IsAbsoluteUri && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (isHere && address.Scheme == Uri.UriSchemeHttp)), "endpoints", $"The endpoint '{name}' is an address that begins with https.");
            Demand(!isHere || kinds.AllowsLoopback, "endpoints", $"The endpoint '{name}' is {address}, on the hub's own machine: an archive is reached at public addresses.");
        }
    }

    private void DemandPace(ArchiveDefinition archive)
    {
        Demand(archive.RequestsPerSecond is > 0 and <= FastestPace, "requestsPerSecond", $"requestsPerSecond is above 0 and at most {FastestPace}.");
        try
        {
            HarvestSchedule.Demand(archive, time.GetUtcNow());
        }
        catch (ArchiveException wrong)
        {
            throw Wrong("schedule", wrong.Message);
        }
    }

    private static void DemandAccessions(ArchiveDefinition archive, IEnumerable<ArchiveDefinition> others)
    {
        Demand(archive.OwnsAccessions is { Length: > 0 and <= 300 }, "ownsAccessions", "ownsAccessions says, as a regular expression, which accessions are the archive's own: ATLAS-\\d+.");
        try
        {
            _ = new Regex(archive.OwnsAccessions!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw Wrong("ownsAccessions", $"ownsAccessions is no regular expression without look-around and back-references: {wrong.Message}");
        }

        Demand(AccessionPrefixes.Of(archive.OwnsAccessions!) is not null, "ownsAccessions", "Each alternative of ownsAccessions begins with at least three fixed characters, such as ATLAS- in ATLAS-\\d+, so that accessions of different archives can be told apart.");
        if (others.FirstOrDefault(other => other.OwnsAccessions is { } theirs && AccessionPrefixes.Meet(archive.OwnsAccessions!, theirs)) is { } owner)
        {
            throw Wrong("ownsAccessions", $"ownsAccessions claims accessions of {owner.Name}, which owns {owner.OwnsAccessions}. Name only the archive's own; others are references.");
        }
    }

    // Spread over the small hours, so that the partners' nights do not begin at one minute.
    private static string Nightly(string id)
    {
        var spread = id.Aggregate(7, (sum, letter) => ((sum * 31) + letter) % 240);
        return FormattableString.Invariant($"0 {spread % 60} {1 + (spread / 60)} * * ?");
    }

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme is "https" or "http";

    private static void Demand(bool holds, string field, string message)
    {
        if (!holds)
        {
            throw Wrong(field, message);
        }
    }

    private static RefusedException Wrong(string field, string message) => new(Refusal.Invalid, "partner-" + field, message) { Field = field };

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
