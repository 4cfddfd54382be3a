using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Makes a stated licence an SPDX id, or falls back to the archive's policy where none is stated.</summary>
internal sealed class LicenceCanonicaliser(LicenceVocabulary licences, PlainText text)
{
    private const string Field = nameof(Dataset.Licence);
    private const int MaxLength = 500;

    private static readonly HashSet<string> Absent = ["", "na", "none", "null", "notspecified", "unspecified", "notstated", "noassertion"];

    public string? Canonicalise(StatedTerm? stated, ArchiveDefinition archive, Findings findings)
    {
        var label = Present(stated?.Label);
        var address = Present(stated?.Id);
        if (stated is null || (label is null && address is null))
        {
            return Policy(archive, findings);
        }

        var byLabel = label is null ? null : licences.Canonical(label);
        var byAddress = address is null ? null : licences.Canonical(address);
        var (licence, rule) = Choose(byLabel, byAddress);
        var source = string.Join(' ', new[] { address, label }.Where(part => part is not null));
        if (Doubt(source, licence) is var (code, message))
        {
            findings.Warn(code, message, stated.Where ?? Field);
        }

        if (rule == "licence.conflict")
        {
            findings.Warn("licence-conflict", $"The label says {byLabel} but the address {byAddress}; {licence} is used. Ask the archive which is right.", stated.Where ?? Field);
        }

        Trace(stated, source, licence, rule, findings);
        return licence;
    }

    private static (string Code, string Message)? Doubt(string source, string? licence) =>
        licence is null
            ? ("licence-unknown", $"'{Findings.Shorten(source)}' names no licence known. State its SPDX id, such as CC-BY-4.0, or the address of its text, in the record or where it is mapped.")
        : IsWithoutVersion(licence)
            ? ("licence-without-version", $"'{Findings.Shorten(source)}' names no version of the licence; ask the archive which one it grants.")
        : null;

    private static (string? Licence, string Rule) Choose(string? byLabel, string? byAddress)
    {
        if (byLabel is null || byAddress is null)
        {
            return (byLabel ?? byAddress, byLabel is not null ? "licence.label" : byAddress is not null ? "licence.address" : "licence.unknown");
        }

        if (byLabel == byAddress)
        {
            return (byLabel, "licence.label");
        }

        if (IsWithoutVersion(byLabel) && byAddress.StartsWith(byLabel[LicenceVocabulary.OwnPrefix.Length..] + "-", StringComparison.Ordinal))
        {
            return (byAddress, "licence.address");
        }

        // An address that SPDX lacks is often the page where the licence is explained.
        return byAddress.StartsWith(LicenceVocabulary.OwnPrefix, StringComparison.Ordinal) ? (byLabel, "licence.label") : (byLabel, "licence.conflict");
    }

    private void Trace(StatedTerm stated, string source, string? licence, string rule, Findings findings)
    {
        if (licence == source && stated.Certainty == Certainty.Stated && stated.Rule is null)
        {
            return;
        }

        findings.Traced(new Change(Field, source, licence ?? "", stated.Rule ?? rule)
        {
            Vocabulary = licences.Version,
            Where = stated.Where,
            Certainty = rule == "licence.conflict" ? Certainty.Conflicting : stated.Certainty,
        });
    }

    private string? Policy(ArchiveDefinition archive, Findings findings)
    {
        if (archive.PolicyLicence is null || licences.Canonical(archive.PolicyLicence) is not { } licence)
        {
            return null;
        }

        findings.Traced(new Change(Field, $"policy of {archive.Name}: {archive.PolicyLicence}", licence, "licence.policy")
        {
            Vocabulary = licences.Version,
            Certainty = Certainty.Derived,
        });
        return licence;
    }

    private static bool IsWithoutVersion(string licence) => licence.StartsWith(LicenceVocabulary.OwnPrefix + "CC-", StringComparison.Ordinal) && !licence.Any(char.IsAsciiDigit);

    private string? Present(string? stated) => text.Line(stated, MaxLength) is var plain && Absent.Contains(NameKey.Of(plain)) ? null : plain;
}
