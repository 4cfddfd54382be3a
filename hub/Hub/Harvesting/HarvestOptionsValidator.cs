using Microsoft.Extensions.Options;

namespace Hub.Harvesting;

/// <summary>Refuses settings out of their range at the start, with a sentence for each.</summary>
[OptionsValidator]
public sealed partial class HarvestOptionsValidator : IValidateOptions<HarvestOptions>;
