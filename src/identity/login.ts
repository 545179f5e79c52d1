/** A login is an e-mail address, in small letters; whether mail reaches it is for mail to find out. */
export function normalLogin(text: string): string | undefined {
  const login = text.trim().normalize("NFC").toLowerCase();
  return login.length <= 254 && /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u.test(login) ? login : undefined;
}
