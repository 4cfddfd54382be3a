using System.Globalization;

using ArchiveServer.Faults;

namespace ArchiveServer;

/// <summary>How the server starts; what it serves and breaks can be changed while it runs.</summary>
public sealed record ArchiveServerOptions
{
    private const string Usage = "[--data FOLDER] [--generation DATE] [--generate N] [--seed S] [--render FOLDER] [--files N] [--port N] [--fault KIND:RATE,…]";

    /// <summary>What is served.</summary>
    public RecordSet Records { get; init; } = RecordSet.Empty;

    /// <summary>How it misbehaves.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The port on the loopback address; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <param name="args">As README.md lists them.</param>
    /// <exception cref="FormatException">An option is unknown or its value is; the message says what is allowed.</exception>
    public static ArchiveServerOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ArchiveServerOptions { Port = 6001 };
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : throw new FormatException($"{args[at]} needs a value: {Usage}");
            options = options.With(args[at], value);
        }

        return options;
    }

    private ArchiveServerOptions With(string option, string value) => option switch
    {
        "--data" => this with { Records = Records with { Folder = DataFolder(value) } },
        "--generation" => this with { Records = Records with { Generation = value } },
        "--generate" => this with { Records = Records with { Generated = Number(option, value, 1_000_000) } },
        "--seed" => this with { Records = Records with { Seed = Number(option, value, int.MaxValue) } },
        "--files" => this with { Records = Records with { LargestFileList = Number(option, value, 100_000_000) } },
        "--render" => this with { Records = Records with { RenderedIn = value } },
        "--port" => this with { Port = Number(option, value, 65535) },
        "--fault" => this with { Faults = Fault.ParseList(value) },
        _ => throw new FormatException($"There is no option {option}: {Usage}"),
    };

    // Both shared/data and shared/data/archives may be given.
    private static string DataFolder(string value)
    {
        if (!Directory.Exists(value))
        {
            throw new FormatException($"--data {value}: there is no such folder; give one with a subfolder for each archive (empiar, idr, …).");
        }

        var archives = Path.Combine(value, "archives");
        return Path.GetFullPath(Directory.Exists(archives) ? archives : value);
    }

    private static int Number(string option, string value, int largest) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest
            ? number
            : throw new FormatException($"{option} {value}: give a whole number from 0 to {largest}.");
}
