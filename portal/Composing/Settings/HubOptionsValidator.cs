using Microsoft.Extensions.Options;

namespace Hub.Portal.Composing;

/// <summary>Refuses wrong settings at the start.</summary>
[OptionsValidator]
public sealed partial class HubOptionsValidator : IValidateOptions<HubOptions>;
