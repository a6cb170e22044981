package awsapi

import "slices"

// Funcs holds the rows about functions and methods. Each row follows its Go
// signature and the file:line it was read at, in the version of the module
// that the conformance module requires.
var Funcs = slices.Concat(
	v2CoreFuncs, v2ConfigFuncs, v2CredentialsFuncs, v2SignFuncs, v2ServiceFuncs, v2VendFuncs, v2PtrFuncs,
	v1CredentialsFuncs, v1ConfigFuncs, v1SessionFuncs, v1ServiceFuncs, v1VendFuncs,
	minioFuncs, minioSTSFuncs,
	wrapKeysFuncs, wrapSignFuncs, tokenFuncs, sinkFuncs,
)

// Structs holds the rows about struct types.
var Structs = slices.Concat(
	v2CoreStructs, v2ConfigStructs, v2CredentialsStructs, v2SignStructs, v2ServiceStructs, v2VendStructs,
	v1CredentialsStructs, v1ConfigStructs, v1SessionStructs, v1ServiceStructs, v1VendStructs,
	minioStructs, minioSTSStructs,
	wrapKeysStructs, wrapSignStructs, tokenStructs, sinkStructs,
)
