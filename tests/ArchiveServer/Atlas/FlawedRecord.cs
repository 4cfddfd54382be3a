using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer.Flaws;

namespace ArchiveServer.Atlas;

/// <summary>One record's content, with what is wrong with it.</summary>
internal static class FlawedRecord
{
    /// <summary>The index of the record that most flaws hit.</summary>
    public const int Victim = 2;

    /// <summary>What a text may hold that a page would run: none of its words is seen by a reader.</summary>
    private const string Active = "<style>body{background:url(//evil.example/alert)}</style><img src=x onerror=alert(2)><iframe srcdoc='&lt;script&gt;alert(3)&lt;/script&gt;'>alert(4)</iframe><svg><text>alert(5)</text></svg><a href='javascript:alert(6)'></a>";

    /// <summary>The id whose record is answered.</summary>
    public static string Asked(HttpContext context, string id) => FlawOf.Request(context) switch
    {
        Flaw.UnknownIs200 when !id.StartsWith("ATLAS-1", StringComparison.Ordinal) => "ATLAS-1001",
        Flaw.UnstableKeys when id.Count(letter => letter == '-') > 1 => id[..id.LastIndexOf('-')],
        _ => id,
    };

    /// <summary>Whether withdrawn records are served as if they lived.</summary>
    public static bool ServesWithdrawn(HttpContext context) => FlawOf.Request(context) == Flaw.DeletedServed;

    /// <summary>What stands before an XML record.</summary>
    public static string Prologue(HttpContext context, AtlasRecord record) => (FlawOf.Request(context), record.Study.Index) switch
    {
        (Flaw.ExternalEntity, Victim) => "<!DOCTYPE record [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>",
        (Flaw.EntityBomb, Victim) => "<!DOCTYPE record [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(0, 25).Select(at => $"<!ENTITY {(char)('b' + at)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + at)};", 10))}\">")) + "]>",
        _ => "",
    };

    /// <summary>The record as XML, with the entity of its prologue in its texts: one that stays small enough to be read where nothing forbids it.</summary>
    public static string Entities(HttpContext context, AtlasRecord record, string xml)
    {
        var entity = (FlawOf.Request(context), record.Study.Index) switch
        {
            (Flaw.ExternalEntity, Victim) => "&secret;",
            (Flaw.EntityBomb, Victim) => "&e;",
            _ => "",
        };
        return xml.Replace("</abstract>", entity + "</abstract>", StringComparison.Ordinal);
    }

    /// <summary>The record as JSON, with its flaw.</summary>
    public static JsonObject Of(HttpContext context, AtlasRecord record, JsonObject json)
    {
        var flaw = FlawOf.Request(context);
        if (IsOfAll(flaw) || record.Study.Index == Victim)
        {
            Change(flaw, json, record);
        }

        return json;
    }

    private static bool IsOfAll(Flaw flaw) => flaw is Flaw.NoLicence or Flaw.NoDate or Flaw.NoAuthors or Flaw.UnknownOrganisms or Flaw.UnknownMethods or Flaw.UnstableContent or Flaw.DeadLandingPage;

    private static void Change(Flaw flaw, JsonObject json, AtlasRecord record)
    {
        if (Texts(flaw, record) is { } text)
        {
            json[text.Member] = text.Value;
        }
        else if (flaw == Flaw.ActiveMarkup)
        {
            json["title"] = record.Study.Title + "<script>alert(1)</script>";
            json["abstract"] = Active + json["abstract"];
        }
        else if (Missing(flaw) is { } member)
        {
            json.Remove(member);
        }
        else if (flaw == Flaw.DeadLandingPage)
        {
            json["page"] = $"{json["page"]}-gone";
        }
        else if (flaw == Flaw.UnknownOrganisms)
        {
            json["species"] = new JsonArray(new JsonObject { ["name"] = "Draco vulgaris" });
        }
        else if (flaw is Flaw.ClimbingFile or Flaw.DuplicateFile)
        {
            var name = flaw == Flaw.ClimbingFile ? "../../etc/passwd" : json["files"]![0]!["name"]!.GetValue<string>();
            json["files"]!.AsArray().Add(new JsonObject { ["name"] = name, ["bytes"] = 1 });
        }
    }

    private static string? Missing(Flaw flaw) => flaw switch
    {
        Flaw.NoAccession => "id",
        Flaw.NoTitle => "title",
        Flaw.NoLicence => "rights",
        Flaw.NoDate => "released",
        Flaw.NoAuthors => "people",
        _ => null,
    };

    private static (string Member, string Value)? Texts(Flaw flaw, AtlasRecord record) => flaw switch
    {
        Flaw.UnstableContent => ("abstract", string.Create(CultureInfo.InvariantCulture, $"Asked at tick {Stopwatch.GetTimestamp()}.")),
        Flaw.SameAccession => ("id", "ATLAS-1001"),
        Flaw.ForeignAccession => ("id", "EMPIAR-10061"),
        Flaw.EndlessTitle => ("title", new string('x', 20_000)),
        Flaw.UnknownLicence => ("rights", "for friends only"),
        Flaw.UnreadableDate => ("released", "last summer"),
        Flaw.UnknownMethods => ("technique", "looking hard"),
        Flaw.UnreadableSize => ("kilobytes", "huge"),
        Flaw.DirectionMarks => ("title", "\u202E" + record.Study.Title),
        Flaw.Mojibake => ("title", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Zürich–Übersee: " + record.Study.Title))),
        Flaw.ScriptAddress => ("page", "javascript:alert(1)"),
        _ => null,
    };
}
