using Microsoft.Extensions.Options;

namespace Hub.Deposition;

/// <summary>Refuses wrong settings at the start.</summary>
[OptionsValidator]
public sealed partial class DepositionOptionsValidator : IValidateOptions<DepositionOptions>;
