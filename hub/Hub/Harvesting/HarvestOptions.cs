using System.ComponentModel.DataAnnotations;

namespace Hub.Harvesting;

/// <summary>Settings of harvesting, section <c>Hub:Harvest</c>. Times are written <c>hh:mm:ss</c>.</summary>
public sealed class HarvestOptions
{
    /// <summary>Where an archive's operator finds a person: an address or mail address, sent in the User-Agent of every request.</summary>
    [Required(ErrorMessage = "{0} must name a page or mail address where an archive's operator finds a person.")]
    [RegularExpression(@"[\x21-\x27\x2A-\x7E]{1,200}", ErrorMessage = "{0} must be 1 to 200 printable ASCII characters without space or parenthesis: it becomes part of the User-Agent.")]
    public string Contact { get; set; } = "http://localhost:5080";

    /// <summary>How long one attempt of a request may take, body included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request may take with all its attempts and pauses.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a request is made at most before it fails.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 5;

    /// <summary>The pause before the second attempt; it doubles with each, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where an archive's Retry-After asks for a longer one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Bodies up to this many bytes are held in memory, longer ones in the blob store.</summary>
    [Range(0, 16 << 20)]
    public int MemoryBytes { get; set; } = 4 << 20;

    /// <summary>Whether archives may lie on this machine without the operator's BaseUrl: for tests of registered partners only.</summary>
    public bool LoopbackArchives { get; set; }

    /// <summary>How many records of an archive are fetched at the same time; its requests per second still hold.</summary>
    [Range(1, 64)]
    public int ParallelFetches { get; set; } = 4;

    /// <summary>How many records are committed together at most.</summary>
    [Range(1, 5000)]
    public int BatchRecords { get; set; } = 500;

    /// <summary>How long a fetched record may wait for its batch.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a run's lease holds without a heartbeat; there are three heartbeats in that time.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:30:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a run may take; what it has by then stays, and it ends as partial.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan LongestRun { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many records a listing may have; a longer one counts as broken.</summary>
    [Range(1L, 1_000_000_000L)]
    public long LongestListing { get; set; } = 5_000_000;

    /// <summary>The share of an archive's records that a run may delete unattended, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double DeletedShare { get; set; } = 0.2;

    /// <summary>The number of records that a run may delete unattended whatever their share.</summary>
    [Range(0, 1_000_000)]
    public int DeletedRecords { get; set; } = 10;

    /// <summary>The share of an archive's records that a run may alter unattended, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double AlteredShare { get; set; } = 0.5;

    /// <summary>The number of records that a run may alter unattended whatever their share.</summary>
    [Range(0, 1_000_000)]
    public int AlteredRecords { get; set; } = 25;

    /// <summary>A pause that an archive asks for, as far as it is granted.</summary>
    internal TimeSpan Capped(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;
}
