namespace Hub.Tests.Architecture;

/// <summary>Who may know whom: the table that the house stands on. A room or assembly that is not listed may know nobody.</summary>
internal static class RoomRules
{
    /// <summary>Each production assembly with the assemblies of the hub it may reference.</summary>
    public static readonly Dictionary<string, string[]> Assemblies = new(StringComparer.Ordinal)
    {
        ["Hub.Records"] = [],
        ["Hub.Indexing"] = [],
        ["Hub"] = ["Hub.Records", "Hub.Indexing"],
        ["Hub.Connectors"] = ["Hub.Records"],
        ["Hub.Deposition"] = ["Hub", "Hub.Records"],
        ["Hub.Portal"] = ["Hub", "Hub.Records", "Hub.Indexing", "Hub.Connectors", "Hub.Deposition", "ArchiveServer"],
    };

    /// <summary>Each room of the hub with the rooms and assemblies of the hub it may mention.</summary>
    public static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["Vocabularies"] = ["Hub.Records"],
        ["Store"] = ["Hub.Records"],
        ["Catalogue"] = ["Hub.Records", "Hub.Indexing", "Store", "Vocabularies"],
        ["Correlation"] = ["Hub.Records", "Store"],
        ["Duplicates"] = ["Hub.Records", "Store", "Correlation"],
        ["Harvesting"] = ["Hub.Records", "Store", "Vocabularies"],
        ["OData"] = ["Hub.Records", "Catalogue", "Correlation"],
    };

    /// <summary>Each package's assembly name with the only room or assembly that may use it.</summary>
    public static readonly (string Package, string[] Homes)[] Packages =
    [
        ("CsvHelper", ["Hub.Connectors"]),
        ("Microsoft.Data.Sqlite", ["Store"]),
        ("SQLitePCLRaw", ["Store"]),
        ("Npgsql", ["Store"]),
        ("Dapper", ["Store"]),
        ("AWSSDK", ["Store"]),
        ("Polly", ["Harvesting"]),
        ("Quartz", ["Harvesting", "Hub.Deposition"]),
        ("MathNet.Numerics", ["Correlation"]),
        ("Microsoft.OData", ["OData"]),
        ("AngleSharp", ["Hub.Connectors"]),
        ("Newtonsoft.Json", ["Hub.Connectors"]),
        ("System.CommandLine", ["Hub.Portal"]),
        ("Spectre.Console", ["Hub.Portal"]),
    ];
}
