using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Deposition.Checks;

/// <summary>Values are of the kind that the template asks for. Terms, licences and dates are left to the importer's own rule.</summary>
internal sealed partial class FieldValues : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        foreach (var part in TemplatePart.Of(scope))
        {
            foreach (var attribute in part.Attributes.Where(attribute => attribute.Value is not null))
            {
                if (part.Fields.FirstOrDefault(field => attribute.Is(field.Name)) is { } field && Wrong(field, attribute.Value!) is { } wrong)
                {
                    scope.Add(FindingSeverity.Error, "field-unreadable", $"{part.Name}: {field.Name} '{Shown.Of(attribute.Value!)}' {wrong}", attribute);
                }
            }
        }

        return Task.CompletedTask;
    }

    private static string? Wrong(TemplateField field, string value)
    {
        if (value.Length < field.MinLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"is too short to be found by: it needs {field.MinLength} characters.");
        }

        return field.Kind switch
        {
            FieldKind.Choice when !field.Choices.Contains(value, StringComparer.OrdinalIgnoreCase) => $"is none of the choices: {string.Join(", ", field.Choices)}.",
            FieldKind.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "is no day; write it as 2027-03-01.",
            FieldKind.Year when !Year().IsMatch(value) => "is no year of four digits.",
            FieldKind.Number when !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => "is no whole number.",
            FieldKind.Doi when !Doi().IsMatch(value) => "is no DOI; write it as 10.1083/jcb.200908034, or leave it out until there is one.",
            FieldKind.Orcid when !IsOrcid(value) => "is no ORCID iD: its sixteen digits do not add up. Copy it from orcid.org.",
            FieldKind.Address when !IsAddress(value) => "is no http or https address.",
            _ => null,
        };
    }

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    // The last digit checks the others: ISO 7064, modulus 11, radix 2.
    private static bool IsOrcid(string value)
    {
        if (Orcid().Match(value) is not { Success: true } match)
        {
            return false;
        }

        var digits = match.Groups["digits"].Value.Replace("-", "", StringComparison.Ordinal);
        var sum = digits[..^1].Aggregate(0, (total, digit) => (total + (digit - '0')) * 2 % 11);
        var check = (12 - sum) % 11;
        return char.ToUpperInvariant(digits[^1]) == (check == 10 ? 'X' : (char)('0' + check));
    }

    [GeneratedRegex(@"^(?:1[6-9]|2[01])\d\d$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doi();

    [GeneratedRegex(@"^(https?://orcid\.org/)?(?<digits>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Orcid();
}
