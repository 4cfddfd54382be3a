using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Uploads;
using Hub.Harvesting;
using Hub.Records;

using Microsoft.Extensions.Options;

namespace Hub.Portal.Composing;

/// <summary>All settings of one start: files, environment and command line, read and checked.</summary>
public sealed class HubSettings
{
    private HubSettings()
    {
    }

    /// <summary>The settings as they stand one over the other.</summary>
    public required IConfigurationRoot Configuration { get; init; }

    /// <summary>Where the files lie.</summary>
    public required ConfigFolder Folder { get; init; }

    /// <summary>The hub's own settings.</summary>
    public required HubOptions Options { get; init; }

    /// <summary>How archives are harvested.</summary>
    public required HarvestOptions Harvest { get; init; }

    /// <summary>Who may register, and how people sign in.</summary>
    public required AccountsOptions Accounts { get; init; }

    /// <summary>Accessions, embargo, curation and DOIs of the hub's own deposits.</summary>
    public required DepositionOptions Deposition { get; init; }

    /// <summary>How much may be uploaded.</summary>
    public required UploadOptions Uploads { get; init; }

    /// <summary>The archives that take part; registered partners come to them while the hub runs.</summary>
    public required ArchiveDirectory Archives { get; init; }

    /// <summary>The full path of something below the data folder, which is made if it is missing.</summary>
    /// <param name="name">A file or folder name.</param>
    public string InData(string name) => Path.Combine(Directory.CreateDirectory(Path.GetFullPath(Options.DataFolder)).FullName, name);

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="arguments">Settings of the command line, <c>--Hub:DataFolder=…</c>.</param>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static HubSettings Load(string[] arguments)
    {
        var outer = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(arguments).Build();
        var folder = ConfigFolder.Find(outer["Hub:ConfigFolder"]);
        var configuration = Files(folder).AddEnvironmentVariables().AddCommandLine(arguments).Build();
        return new HubSettings
        {
            Configuration = configuration,
            Folder = folder,
            Options = Checked(configuration, "Hub", new HubOptions(), new HubOptionsValidator()),
            Harvest = Checked(configuration, "Hub:Harvest", new HarvestOptions(), new HarvestOptionsValidator()),
            Accounts = Checked(configuration, "Hub:Accounts", new AccountsOptions(), new AccountsOptionsValidator()),
            Deposition = Checked(configuration, "Hub:Deposition", new DepositionOptions(), new DepositionOptionsValidator()),
            Uploads = Checked(configuration, "Hub:Uploads", new UploadOptions(), new UploadOptionsValidator()),
            Archives = new ArchiveDirectory(ArchiveConfiguration.Load(folder, configuration.GetSection("Hub:Archives"))),
        };
    }

    private static T Checked<T>(IConfiguration configuration, string section, T options, IValidateOptions<T> validator)
        where T : class
    {
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException error)
        {
            throw new SettingException($"{error.Message} {error.InnerException?.Message}".Trim());
        }

        var answer = validator.Validate(null, options);
        return answer.Failed ? throw new SettingException(string.Join(" ", answer.Failures.Select(failure => Line(configuration, section, failure)))) : options;
    }

    // A validator's failure begins with the property's name: "Address: must be …".
    private static string Line(IConfiguration configuration, string section, string failure)
    {
        var end = failure.IndexOf(':', StringComparison.Ordinal);
        var key = section + ":" + failure[..Math.Max(0, end)];
        return $"{key} is '{configuration[key]}': {failure[(end + 1)..].Trim()}";
    }

    private static IConfigurationBuilder Files(ConfigFolder folder)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(Path.Combine(folder.Path, "hub.json")), optional: false, reloadOnChange: false);
        }
        catch (InvalidDataException error)
        {
            throw new SettingException($"hub.json cannot be read: {error.InnerException?.Message ?? error.Message}");
        }
    }
}
